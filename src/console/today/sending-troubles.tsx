import type { Reader } from '../console-deps.ts';
import { Notice } from '../shell/notice.tsx';
import type { Today } from './gather-today.ts';
import { sayPause } from './say-pause.ts';

interface SendingTroublesProps {
  reader: Reader;
  today: Pick<Today, 'pause' | 'slowed' | 'unfit'>;
}

/** Why mails do not go, or go slowly; nothing while all is well. What servers say is for those who can mend it. */
export function SendingTroubles({ reader, today }: SendingTroublesProps) {
  const { speaker } = reader;
  const { pause, slowed, unfit } = today;
  const technical = reader.may('POST /console/resume') || reader.may('GET /console/health');
  return (
    <>
      {pause ? (
        <Notice tone="care">
          {speaker.say('console:today.paused', { because: sayPause(pause, { speaker, technical }) })}
          <Resume reader={reader} />
        </Notice>
      ) : null}
      {unfit > 0 ? <Unfit reader={reader} faults={unfit} /> : null}
      {slowed.map(({ kind, name, because }) => (
        <Notice key={`${kind} ${name}`} tone="care">
          {technical
            ? speaker.say(`console:today.${kind === 'relay' ? 'slowedRelay' : 'slowedHost'}`, {
                name,
                because,
              })
            : speaker.say(`today:troubles.${kind}`, { name })}
        </Notice>
      ))}
    </>
  );
}

function Resume({ reader: { speaker, may } }: { reader: Reader }) {
  if (!may('POST /console/resume')) return <> {speaker.say('today:troubles.others')}</>;
  return (
    <form method="post" action="/console/resume">
      <button type="submit">{speaker.say('console:today.resume')}</button>
    </form>
  );
}

function Unfit({ reader: { speaker, may }, faults }: { reader: Reader; faults: number }) {
  if (!may('GET /console/health'))
    return <Notice tone="care">{speaker.say('today:troubles.unfitOthers')}</Notice>;
  return (
    <Notice tone="care">
      {speaker.say('today:troubles.unfit', { count: faults })}{' '}
      <a href="/console/health">{speaker.say('today:troubles.health')}</a>
    </Notice>
  );
}
