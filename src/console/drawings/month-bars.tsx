import type { MonthValue } from '../../rhythm/value-by-month.ts';
import { monthOfDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { sayMonth } from '../shell/say-short-day.ts';

const HEIGHT = 132;
/** Room for the names below, and for the largest month's figure above. */
const FOOT = 20;
const HEAD = 20;

/** Value by month as bars, the largest with its figure; the month that still runs is paler. Every figure is read aloud. */
export function MonthBars({ reader, months: told }: { reader: Reader; months: readonly MonthValue[] }) {
  const months = worthDrawing(told);
  const { speaker, supplier } = reader;
  const highest = Math.max(...months.map(({ cents }) => cents));
  const best = months.findIndex(({ cents }) => cents === highest);
  if (highest <= 0) return <p class="quiet">{speaker.say('customers:months.none')}</p>;
  const say = ({ firstDay, cents }: MonthValue) =>
    speaker.say('customers:months.one', {
      month: sayMonth(firstDay, reader),
      money: speaker.money(Math.round(cents / 100) * 100, supplier.currency),
    });
  return (
    <figure class="drawing">
      <svg
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={speaker.say('customers:months.alt', { months: months.map(say).join(', ') })}
      >
        <line class="axis" x1="0" y1={HEIGHT - FOOT} x2="100%" y2={HEIGHT - FOOT} />
        {months.map((month, i) => (
          <Bar
            key={month.firstDay}
            {...{ reader, month, highest }}
            isBest={i === best}
            place={i}
            of={months.length}
            title={say(month)}
          />
        ))}
      </svg>
    </figure>
  );
}

/** A year and the month that runs; more where the last months hold nothing to see. */
const USUAL_MONTHS = 13;
const EMPTY_MONTHS = 5;

function worthDrawing(months: readonly MonthValue[]): readonly MonthValue[] {
  const isQuiet = months.slice(-EMPTY_MONTHS).every(({ cents }) => cents <= 0);
  return isQuiet ? months : months.slice(-USUAL_MONTHS);
}

interface BarProps {
  reader: Reader;
  month: MonthValue;
  highest: number;
  /** The first of the largest: it gets its figure. */
  isBest: boolean;
  place: number;
  of: number;
  title: string;
}

function Bar({ reader, month, highest, isBest, place, of, title }: BarProps) {
  const { speaker, supplier } = reader;
  const wide = 100 / of;
  const high = Math.round((Math.max(0, month.cents) / highest) * (HEIGHT - FOOT - HEAD));
  const middle = `${(wide * (place + 0.5)).toFixed(2)}%`;
  // A figure above a bar at the edge would be cut off.
  const anchor = place === 0 ? 'start' : place >= of - 2 ? 'end' : 'middle';
  return (
    <g>
      <title>{title}</title>
      <rect
        class={place === of - 1 ? 'bar bar-running' : 'bar'}
        x={`${(wide * (place + 0.16)).toFixed(2)}%`}
        width={`${(wide * 0.68).toFixed(2)}%`}
        y={HEIGHT - FOOT - high}
        height={high}
        rx="3"
      />
      {isBest ? (
        <text class="highest" x={middle} y={HEIGHT - FOOT - high - 6} text-anchor={anchor}>
          {speaker.money(Math.round(highest / 100) * 100, supplier.currency)}
        </text>
      ) : null}
      {of <= USUAL_MONTHS || monthOfDay(month.firstDay) % 3 === 0 ? (
        <text class="month" x={middle} y={HEIGHT - 4} text-anchor="middle">
          {sayMonth(month.firstDay, reader).slice(0, 4)}
        </text>
      ) : null}
    </g>
  );
}
