import type { Reader } from '../console-deps.ts';
import { Notice } from '../shell/notice.tsx';
import type { Today } from './gather-today.ts';

interface SendingTroublesProps {
  reader: Reader;
  today: Pick<Today, 'pause' | 'slowed' | 'unfit'>;
}

/** Why mails do not go, or go slowly; nothing while all is well. */
export function SendingTroubles({ reader, today }: SendingTroublesProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`console:today.${key}`, values);
  const { pause, slowed, unfit } = today;
  return (
    <>
      {pause ? (
        <Notice tone="care">
          {say('paused', { because: pause.because })}
          {reader.may('POST /console/resume') ? (
            <form method="post" action="/console/resume">
              <button type="submit">{say('resume')}</button>
            </form>
          ) : null}
        </Notice>
      ) : null}
      {unfit.length > 0 ? <Notice tone="care">{say('unfit', { troubles: unfit.join('; ') })}</Notice> : null}
      {slowed.map(({ kind, name, because }) => (
        <Notice key={`${kind} ${name}`} tone="care">
          {say(kind === 'relay' ? 'slowedRelay' : 'slowedHost', { name, because })}
        </Notice>
      ))}
    </>
  );
}
