import type { Briefing } from '../../calls/briefing.ts';
import type { BriefingFacts } from '../../calls/briefing-facts.ts';
import type { Reader } from '../console-deps.ts';
import { sayShortDay } from '../shell/say-short-day.ts';

interface DueItemsProps {
  reader: Reader;
  facts: BriefingFacts;
  briefing: Briefing;
}

/** What the customer buys again and again, each with the day it is due by its own rhythm. */
export function DueItems({ reader, facts, briefing }: DueItemsProps) {
  const { speaker, today } = reader;
  return (
    <table class="due-items">
      <tbody>
        {facts.items.map(({ productId, name, dueOn }, i) => {
          const isPast = dueOn !== null && dueOn < today;
          const say = isPast ? 'console:drawn.overdue' : 'console:drawn.due';
          return (
            <tr key={productId}>
              <th scope="row">
                {name}
                <br />
                <span class="quiet">{briefing.items[i]?.habit}</span>
              </th>
              <td class={isPast ? 'number overdue' : 'number'}>
                {dueOn === null ? '' : speaker.say(say, { date: sayShortDay(dueOn, reader) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
