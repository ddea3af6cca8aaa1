import type { Day } from '../../shared/calendar-day.ts';

/**
 * The trade's own clock: how many customers ordered, day by day. Measured by it, the quiet weeks of January are short and
 * those before Christmas long. Plain JSON.
 */
export interface TradePace {
  /** The first day with an order. */
  firstDay: Day;
  /** Customers that had ordered by the start of each day since, each counted once a day; one number more than days. */
  totals: readonly number[];
}

/** What a usual day is taken from. */
const YEAR_DAYS = 365;
/** Days after the last known one are like the last of these. */
const RECENT_DAYS = 28;

/** The day after the last known one. */
export function paceEnd({ firstDay, totals }: TradePace): Day {
  return firstDay + totals.length - 1;
}

/** Customers' order days from a day up to, but without, another; beyond the last known day as it went lately. */
export function ordersBetween(pace: TradePace, from: Day, to: Day): number {
  return to > from ? totalAt(pace, to) - totalAt(pace, from) : 0;
}

/** Customers that order on a usual day, by the year before `day`, or what there is of it. */
export function usualPace(pace: TradePace, day: Day): number {
  const from = Math.max(pace.firstDay, day - YEAR_DAYS);
  return Math.max(LEAST_PACE, ordersBetween(pace, from, day) / Math.max(1, day - from));
}

/** A clock must not stand still, or nothing could be divided by it. */
const LEAST_PACE = 1e-3;

function totalAt(pace: TradePace, day: Day): number {
  const { firstDay, totals } = pace;
  const at = day - firstDay;
  if (at <= 0) return 0;
  const last = totals.length - 1;
  if (at <= last) return totals[at] as number;
  const before = totals[Math.max(0, last - RECENT_DAYS)] as number;
  const daily = ((totals[last] as number) - before) / Math.min(RECENT_DAYS, Math.max(1, last));
  return (totals[last] as number) + daily * (at - last);
}
