import type { Day, DayRange } from '../../shared/calendar-day.ts';
import { ordersBetween, type TradePace, usualPace } from './trade-pace.ts';

/** The same weekday a year before. */
const YEAR_OF_WEEKS = 364;
/** Days over which this year is held against the last. */
const GROWTH_DAYS = 91;
/** With fewer days in both years, growth would be chance. */
const LEAST_GROWTH_DAYS = 14;
/** Growth is pulled towards none as if so many usual days more had shown none. */
const STEADY_DAYS = 30;

/** Below this share of what is usual now, last year's weeks were the beginnings of a history, not a season. */
const LEAST_OF_RECENT = 0.2;

/**
 * Customers' order days to be expected from a day on: the same weeks of last year, times the growth since; where no
 * year-old history covers them, as it went over the last three months. Nobody orders in a known closure.
 */
export function expectedOrders(
  pace: TradePace,
  from: Day,
  days: number,
  closures: readonly DayRange[],
): number {
  const daily = knowsLastYear(pace, from, days) ? sameDayLastYear(pace, from) : () => recentPace(pace, from);
  let expected = 0;
  for (let day = from; day < from + days; day++) {
    const isClosed = closures.some((closure) => closure.from <= day && day <= closure.to);
    if (!isClosed) expected += daily(day);
  }
  // Nothing at all can only be a closure longer than the horizon; logarithms still need a number.
  return Math.max(LEAST_EXPECTED, expected);
}

const LEAST_EXPECTED = 0.1;

/** Whether the history reaches back to the same weeks of the year before. */
export function knowsLastYear(pace: TradePace, from: Day, days: number): boolean {
  const lastYear = from - YEAR_OF_WEEKS;
  if (lastYear < pace.firstDay) return false;
  const then = ordersBetween(pace, lastYear, lastYear + days);
  return then >= LEAST_OF_RECENT * days * recentPace(pace, from);
}

function recentPace(pace: TradePace, from: Day): number {
  const start = Math.max(pace.firstDay, from - GROWTH_DAYS);
  return ordersBetween(pace, start, from) / Math.max(1, from - start);
}

function sameDayLastYear(pace: TradePace, from: Day): (day: Day) => number {
  const growth = growthSince(pace, from);
  return (day) => growth * ordersBetween(pace, day - YEAR_OF_WEEKS, day - YEAR_OF_WEEKS + 1);
}

function growthSince(pace: TradePace, day: Day): number {
  const days = Math.min(GROWTH_DAYS, day - YEAR_OF_WEEKS - pace.firstDay);
  if (days < LEAST_GROWTH_DAYS) return 1;
  const steady = STEADY_DAYS * usualPace(pace, day);
  const lastYear = day - YEAR_OF_WEEKS;
  return (
    (ordersBetween(pace, day - days, day) + steady) /
    (ordersBetween(pace, lastYear - days, lastYear) + steady)
  );
}
