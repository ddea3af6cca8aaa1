import type { Mode } from '../../decisions/care-model.ts';
import type { WaitingKind, WaitingSample } from '../../nurture/today-store.ts';
import type { Reader } from '../console-deps.ts';

interface WaitingProps {
  reader: Reader;
  mode: Mode;
  waiting: readonly WaitingKind[];
}

/** Messages that wait for a person's yes, with samples to look at first. */
export function Waiting({ reader, mode, waiting }: WaitingProps) {
  const say = (key: string) => reader.speaker.say(`console:waiting.${key}`);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('title')}</h2>
      {mode === 'observe' ? <p class="quiet">{say('observe')}</p> : null}
      {waiting.length === 0 ? <p class="quiet">{say(mode === 'auto' ? 'auto' : 'none')}</p> : null}
      <div class="cards">
        {waiting.map((kind) => (
          <Kind key={kind.kind} reader={reader} mode={mode} kind={kind} />
        ))}
      </div>
    </section>
  );
}

function Kind({ reader, mode, kind }: { reader: Reader; mode: Mode; kind: WaitingKind }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:waiting.${key}`, values);
  return (
    <article class="card">
      <h3>
        {speaker.say(`calls:message.kind.${kind.kind}`)}{' '}
        <span class="count">{speaker.number(kind.count)}</span>
      </h3>
      <p class="quiet">{say('expires', { date: speaker.date(kind.firstExpiresOn) })}</p>
      <ul class="samples">
        {kind.samples.map((sample) => (
          <Sample key={sample.id} reader={reader} sample={sample} />
        ))}
      </ul>
      {mode === 'observe' || !reader.may('POST /console/release') ? null : (
        <form method="post" action="/console/release" class="release">
          <input type="hidden" name="kind" value={kind.kind} />
          <button type="submit">{say('release', { count: kind.count })}</button>
        </form>
      )}
    </article>
  );
}

function Sample({ reader, sample }: { reader: Reader; sample: WaitingSample }) {
  const { speaker } = reader;
  const items = sample.items.length > 0 ? speaker.list(sample.items.slice(0, ITEMS_SHOWN)) : '';
  const more = sample.items.length - ITEMS_SHOWN;
  return (
    <li>
      {reader.may('GET /console/messages/:id') ? (
        <a href={`/console/messages/${sample.id}`}>{sample.customer}</a>
      ) : (
        <span>{sample.customer}</span>
      )}
      <span class="quiet">
        {sample.contact} · {speaker.say(`calls:language.${sample.language}`)}
      </span>
      {items ? (
        <span>{more > 0 ? speaker.say('console:waiting.more', { items, count: more }) : items}</span>
      ) : null}
    </li>
  );
}

const ITEMS_SHOWN = 3;
