import type { Day } from '../../shared/calendar-day.ts';
import { type OrderSeries, seriesStart } from './order-series.ts';
import type { TrendBase } from './trend-base.ts';

const YEAR_DAYS = 365;
/** Less than a quarter, or fewer orders than these, is not yet a customer's usual. */
const LEAST_DAYS_BEFORE = 90;
export const LEAST_ORDERS_BEFORE = 3;
/** A customer counts as there in the same months last year when it had been for this long by then. */
const SETTLED_DAYS = 30;
/** However its last year went, a customer's own season does not make less than this of a usual one. */
const LEAST_SEASON = 0.25;

/** A customer's orders since a day, with those of the year before it to hold them against. */
export interface Stretch {
  series: OrderSeries;
  base: TrendBase;
  since: Day;
  /** Orders by their place in the series: `from` … `split` − 1 came before, `split` … end since. */
  from: number;
  split: number;
  ordersBefore: number;
  ordersSince: number;
  /** Usual days (trend-base.ts) of either part; the customer's own season is part of the recent ones. */
  usualDaysBefore: number;
  usualDaysSince: number;
}

/** Null where too little lies before `since`. */
export function openStretch(series: OrderSeries, since: Day, today: Day, base: TrendBase): Stretch | null {
  // The first order of all only says when the customer began: to count it would make every beginning look busy.
  // Nor does the series know of days before its own beginning: they were not quiet ones.
  const start = Math.max(series.firstDay + 1, since - YEAR_DAYS, seriesStart(today));
  const from = firstAtOrAfter(series.days, start, 0);
  const split = firstAtOrAfter(series.days, since, from);
  const usualDaysBefore = base.elapsed(start, since);
  if (since - start < LEAST_DAYS_BEFORE || split - from < LEAST_ORDERS_BEFORE || usualDaysBefore <= 0)
    return null;
  const stretch: Stretch = {
    series,
    base,
    since,
    from,
    split,
    ordersBefore: split - from,
    ordersSince: series.days.length - split,
    usualDaysBefore,
    usualDaysSince: base.elapsed(since, today),
  };
  stretch.usualDaysSince += ownSeasonDays(stretch, today);
  return stretch;
}

/** What the customer's own same months last year add to the recent usual days, or take off. */
function ownSeasonDays(stretch: Stretch, today: Day): number {
  const { base, since, usualDaysSince } = stretch;
  if (base.ownSeason <= 0) return 0;
  const year = lastYearOf(stretch, today);
  if (!year) return 0;
  return Math.max(
    (LEAST_SEASON - 1) * usualDaysSince,
    base.ownSeason * (year.orders / year.ordersPerDay - base.elapsed(since - YEAR_DAYS, today - YEAR_DAYS)),
  );
}

/** Orders of the same days last year, and the pace of the rest of that year; null for a customer not there yet. */
export function lastYearOf(
  { series, base, since, ordersBefore, usualDaysBefore }: Stretch,
  today: Day,
): { orders: number; ordersPerDay: number; daysOfRest: number } | null {
  const start = since - YEAR_DAYS;
  const end = today - YEAR_DAYS;
  if (series.firstDay > start - SETTLED_DAYS || start < seriesStart(today) || end >= since) return null;
  const first = firstAtOrAfter(series.days, start, 0);
  const orders = firstAtOrAfter(series.days, end, first) - first;
  const rest = usualDaysBefore - base.elapsed(start, end);
  // One order more: a pace of nothing could not be divided by.
  return {
    orders,
    ordersPerDay: (ordersBefore - orders + 1) / (rest + rest / Math.max(1, ordersBefore)),
    daysOfRest: rest,
  };
}

function firstAtOrAfter(days: readonly Day[], day: Day, from: number): number {
  let i = from;
  while (i < days.length && (days[i] as Day) < day) i++;
  return i;
}
