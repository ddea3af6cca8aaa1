import type { PacedGaps } from '../../../../src/forecast/customer-forecast.ts';
import { percentile } from '../../../../src/rhythm/percentile.ts';
import { quietSpell } from '../../../../src/rhythm/quiet-spell.ts';
import { sortAscending } from '../../../../src/rhythm/sort-ascending.ts';
import { wasQuietLastYear } from '../../../../src/rhythm/was-quiet-last-year.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';

/** What the rules see of a customer on a day. */
export interface AlarmView {
  /** Ascending, all before the day. */
  orderDays: readonly Day[];
  day: Day;
  /** Rytmi's chance of an order within its horizon. */
  probability: number;
  paced: PacedGaps;
}

/** How alarming a silence is, by rule. */
export const ALARM_RULES: Readonly<Record<string, (view: AlarmView) => number>> = {
  'no order for N days': ({ orderDays, day }) => since(orderDays, day),
  'N × own median gap': ({ orderDays, day }) => since(orderDays, day) / percentile(gapsOf(orderDays), 0.5),
  'forecast of an order alone': ({ probability }) => 1 - probability,
  'Rytmi without a forecast': ({ orderDays, day, paced }) =>
    rarity(orderDays, day, {
      ...paced,
      gaps: unsortedGaps(orderDays),
      sinceDays: since(orderDays, day),
    }),
  Rytmi: ({ orderDays, day, paced }) => rarity(orderDays, day, paced),
};

/** Years between silences so long, as a logarithm; a silence known from last year is none. */
function rarity(orderDays: readonly Day[], day: Day, { gaps, sinceDays, tradeGapDays }: PacedGaps): number {
  if (wasQuietLastYear(orderDays, day)) return Number.NEGATIVE_INFINITY;
  return -Math.log(quietSpell(gaps, sinceDays, tradeGapDays).timesPerYear);
}

function since(orderDays: readonly Day[], day: Day): number {
  return day - (orderDays.at(-1) ?? day);
}

function unsortedGaps(orderDays: readonly Day[]): number[] {
  return orderDays.slice(1).map((day, i) => day - (orderDays[i] ?? day));
}

function gapsOf(orderDays: readonly Day[]): number[] {
  return sortAscending(unsortedGaps(orderDays));
}
