import type { Day } from '../shared/calendar-day.ts';

/** The same weekday a year before. */
const YEAR_OF_WEEKS = 364;
/** Nobody orders on the same day each year. */
const SLACK_DAYS = 14;

/**
 * Whether at this time of last year the customer let at least as much time pass, and then came back: who buys for Christmas only
 * is not silent in March.
 */
export function wasQuietLastYear(orderDays: readonly Day[], today: Day): boolean {
  const last = orderDays.at(-1);
  if (last === undefined) return false;
  const then = today - YEAR_OF_WEEKS;
  for (let i = 1; i < orderDays.length; i++) {
    const from = orderDays[i - 1] as Day;
    const to = orderDays[i] as Day;
    if (from < then && then <= to) return today - last <= to - from + SLACK_DAYS;
  }
  return false;
}
