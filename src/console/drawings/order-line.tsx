import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { sayMonth, sayShortDay } from '../shell/say-short-day.ts';
import type { OrderLineProps } from './order-line-props.ts';
import { OrderLineWords } from './order-line-words.tsx';

/** How far back is drawn; who orders more often than that shows enough of a rhythm. */
const LONGEST_DAYS = 365;
/** So many usual gaps tell a rhythm; a weekly customer's year would be a row of beads. */
const GAPS_DRAWN = 14;
/** So many of them stand before the last order of somebody who is silent. */
const GAPS_BEFORE_SILENCE = 5;
const SHORTEST_DAYS = 60;
const HEIGHT = 76;
const AXIS = 44;

/** A customer's orders on a line, with the gap it usually keeps, today, and when the next one is expected. */
export function OrderLine(props: OrderLineProps) {
  const { reader, orderDays, usualGapDays, nextDay } = props;
  const { speaker, today } = reader;
  const last = orderDays.at(-1);
  if (last === undefined) return <p class="quiet">{speaker.say('customers:rhythm.none')}</p>;
  const from = firstDrawn(last, today, usualGapDays);
  const until = Math.max(today, nextDay ?? today) + Math.max(3, (today - from) * 0.05);
  const x = (day: Day) => `${(((day - from) / (until - from)) * 100).toFixed(2)}%`;
  return (
    <figure class="drawing">
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {nextDay === null ? null : (
          <line class="usual-gap" x1={x(last)} y1={AXIS} x2={x(nextDay)} y2={AXIS} />
        )}
        <line class="axis" x1="0" y1={AXIS} x2="100%" y2={AXIS} />
        <Months reader={reader} from={from} until={until} x={x} />
        <line class="today" x1={x(today)} y1="16" x2={x(today)} y2={AXIS + 10} />
        <text
          class="today-word"
          x={x(today)}
          y="11"
          text-anchor={today - from > (until - from) / 2 ? 'end' : 'start'}
        >
          {speaker.say('customers:rhythm.today')}
        </text>
        {nextDay === null ? null : <circle class="expected" cx={x(nextDay)} cy={AXIS} r="7" />}
        {orderDays
          .filter((day) => day >= from)
          .map((day) => (
            <circle key={day} class="order" cx={x(day)} cy={AXIS} r="5.5">
              <title>{sayShortDay(day, reader)}</title>
            </circle>
          ))}
      </svg>
      <OrderLineWords {...props} last={last} />
    </figure>
  );
}

/** Far enough back to see the rhythm, for who has been silent for long as well. */
function firstDrawn(last: Day, today: Day, usualGapDays: number | null): Day {
  const gap = usualGapDays ?? LONGEST_DAYS;
  const wanted = Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, Math.round(gap * GAPS_DRAWN)));
  const before = Math.min(LONGEST_DAYS, Math.max(7, Math.round(gap * GAPS_BEFORE_SILENCE)));
  return Math.min(today - wanted, last - before);
}

/** Fewest days between two names of months: more would run into each other on a telephone. */
const MONTH_NAMES_SHARE = 0.16;

function Months({ reader, from, until, x }: { reader: Reader; from: Day; until: Day; x(day: Day): string }) {
  const months: Day[] = [];
  for (let month = monthOfDay(from) + 1; firstDayOfMonth(month) < until; month++)
    months.push(firstDayOfMonth(month));
  let named = Number.NEGATIVE_INFINITY;
  return (
    <>
      {months.map((day) => {
        const isNamed =
          day - named >= (until - from) * MONTH_NAMES_SHARE && day < until - (until - from) * 0.08;
        if (isNamed) named = day;
        return (
          <g key={day}>
            <line class="tick" x1={x(day)} y1={AXIS - 4} x2={x(day)} y2={AXIS + 4} />
            {isNamed ? (
              <text class="month" x={x(day)} y={AXIS + 26}>
                {sayMonth(day, reader)}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
