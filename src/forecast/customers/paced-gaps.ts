import { mergeOrderDays } from '../../rhythm/merge-order-days.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { PacedGaps } from '../customer-forecast.ts';
import { ordersBetween } from './trade-pace.ts';
import type { TradeView } from './trade-view.ts';

/** Orders this few days apart are one: parcels split, forgotten items. */
const MERGE_DAYS = 3;

/** Ascending order days before `today`, at least one → gaps by the trade's own clock. */
export function pacedGaps(
  days: readonly Day[],
  today: Day,
  { pace, usual, usualGapDays }: Pick<TradeView, 'pace' | 'usual' | 'usualGapDays'>,
): PacedGaps {
  const merged = mergeOrderDays(days, MERGE_DAYS);
  // The day of an order itself has passed: the clock starts on the day after.
  const paced = (from: Day, to: Day) => ordersBetween(pace, from + 1, to) / usual;
  return {
    gaps: merged.slice(1).map((day, i) => paced(merged[i] as Day, day + 1)),
    sinceDays: paced(days.at(-1) ?? today, today),
    tradeGapDays: usualGapDays,
  };
}
