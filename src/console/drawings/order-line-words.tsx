import type { Day } from '../../shared/calendar-day.ts';
import { sayGap } from '../../words/say-gap.ts';
import type { OrderLineProps } from './order-line-props.ts';

/** What the drawing shows, for everybody: the sentence, and what its marks mean. */
export function OrderLineWords({ reader, usualGapDays, nextDay, last }: OrderLineProps & { last: Day }) {
  const { speaker, today } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:rhythm.${key}`, values);
  const days = { last: speaker.date(last) };
  if (usualGapDays === null || nextDay === null) return <figcaption>{say('few', days)}</figcaption>;
  const gap = sayGap(usualGapDays, speaker);
  return (
    <figcaption>
      {say(nextDay < today ? 'due' : 'usual', { ...days, gap, next: speaker.date(nextDay) })}
      <span class="marks quiet" aria-hidden="true">
        <span class="mark mark-order">{say('order')}</span>
        <span class="mark mark-expected">{say('expected')}</span>
      </span>
    </figcaption>
  );
}
