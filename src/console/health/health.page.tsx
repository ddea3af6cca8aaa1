import type { RetentionStanding } from '../../nurture/retention-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { timeOf } from '../shell/time-of.ts';
import type { Judged } from './judge-health.ts';
import { KeptForAWhile } from './kept-for-a-while.tsx';

interface HealthPageProps {
  reader: Reader;
  judged: readonly Judged[];
  retention: readonly RetentionStanding[];
  /** Of the program that answers. */
  program: { node: string; upSince: Date };
}

/** Whether each part is well; what is not comes first. */
export function HealthPage({ reader, judged, retention, program }: HealthPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`health:${key}`, values);
  const ill = judged.filter(({ state }) => state === 'ill');
  const others = judged.filter(({ state }) => state !== 'ill');
  return (
    <Page reader={reader} title={say('title')} screen="health">
      <h1>{say('title')}</h1>
      <p class={ill.length > 0 ? 'lead work-care' : 'lead'}>
        {ill.length > 0 ? say('ill', { count: ill.length }) : say('well')}
      </p>
      <ul class="plain health">
        {[...ill, ...others].map((one) => (
          <Part key={one.of} reader={reader} judged={one} />
        ))}
      </ul>
      <KeptForAWhile reader={reader} retention={retention} />
      <p class="quiet">
        {say('program', { node: program.node, time: timeOf(program.upSince, reader) })}{' '}
        {reader.may('GET /console/queues') ? <a href="/console/queues">{say('queues.way')}</a> : null}
      </p>
    </Page>
  );
}

function Part({
  reader,
  judged: { of, state, values, faults = [], at },
}: {
  reader: Reader;
  judged: Judged;
}) {
  const { speaker } = reader;
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? speaker.number(value, 1) : value,
    ]),
  );
  const named = { faults: speaker.list(faults.map((check) => speaker.say(`health:check.${check}`))) };
  const time = at === undefined ? '' : timeOf(new Date(at), reader);
  return (
    <li class={`card health-part health-${state}`}>
      <h2>
        <span class="health-mark" aria-hidden="true" />
        {speaker.say(`health:${of}.title`)}{' '}
        <span class="health-word">{speaker.say(`health:state.${state}`)}</span>
      </h2>
      <p>{speaker.say(`health:${of}.${state}`, { ...said, ...named, time })}</p>
    </li>
  );
}
