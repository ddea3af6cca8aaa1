import type { Reader } from '../console-deps.ts';
import { Notice } from '../shell/notice.tsx';

export interface CalendarCardProps {
  has: boolean;
  /** An address just made, shown this once. */
  shown: string | null;
  ended: boolean;
}

/** The address by which one's own calendar reads the follow-ups. */
export function CalendarCard({ reader, has, shown, ended }: { reader: Reader } & CalendarCardProps) {
  const say = (key: string) => reader.speaker.say(`calendar:${key}`);
  return (
    <>
      <h2 id="calendar">{say('title')}</h2>
      <p class="lead">{say('lead')}</p>
      {ended ? <Notice tone="good">{say('ended')}</Notice> : null}
      {shown ? (
        <Notice tone="good">
          <p>{say('shown')}</p>
          <pre class="command">{shown}</pre>
        </Notice>
      ) : null}
      {has && !shown ? <p>{say('has')}</p> : null}
      <div class="actions">
        <form method="post" action="/console/me/calendar/renew">
          <button type="submit" class="plain-button">
            {say(has ? 'renew' : 'make')}
          </button>
        </form>
        {has ? (
          <form method="post" action="/console/me/calendar/end">
            <button type="submit" class="plain-button">
              {say('end')}
            </button>
          </form>
        ) : null}
      </div>
    </>
  );
}
