import type { WaitingSample } from '../../nurture/today-store.ts';
import type { Reader } from '../console-deps.ts';

const ITEMS_SHOWN = 3;

interface WaitingSampleLineProps {
  reader: Reader;
  sample: WaitingSample;
  /** Where the reader comes back to: Today, or the list of this kind. */
  back: string;
}

/** One message that waits: to whom, about what, and the way to take it out. */
export function WaitingSampleLine({ reader, sample, back }: WaitingSampleLineProps) {
  const { speaker } = reader;
  return (
    <li>
      <div>
        {reader.may('GET /console/messages/:id') ? (
          <a href={`/console/messages/${sample.id}`}>{sample.customer}</a>
        ) : (
          <span>{sample.customer}</span>
        )}
        <span class="quiet">
          {sample.contact} · {speaker.say(`calls:language.${sample.language}`)}
        </span>
        {sample.items.length > 0 ? <span>{sayItems(reader, sample.items)}</span> : null}
      </div>
      {reader.may('POST /console/messages/:id/withdraw') ? (
        <form method="post" action={`/console/messages/${sample.id}/withdraw`}>
          <input type="hidden" name="from" value={back} />
          <button
            type="submit"
            class="plain-button small"
            aria-label={speaker.say('today:release.outOne', { customer: sample.customer })}
          >
            {speaker.say('today:release.out')}
          </button>
        </form>
      ) : null}
    </li>
  );
}

function sayItems({ speaker }: Reader, items: readonly string[]): string {
  const shown = speaker.list(items.slice(0, ITEMS_SHOWN));
  const more = items.length - ITEMS_SHOWN;
  return more > 0 ? speaker.say('console:waiting.more', { items: shown, count: more }) : shown;
}
