import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import type { OrderSeries } from './order-series.ts';
import { lastYearOf, openStretch } from './stretch.ts';
import type { TrendBase } from './trend-base.ts';

/** The stretch it is learnt on, in whole months. */
const MONTHS = 3;
/** Customers with a year behind them, below which nothing is learnt. */
const LEAST_CUSTOMERS = 100;

/**
 * How much a customer's own same months last year say about this year's (0 nothing, 1 all): the slope of this year's
 * orders beyond the usual pace on last year's, over all customers that were there.
 */
export function ownSeasonOf(all: readonly OrderSeries[], today: Day, base: TrendBase): number {
  const since = firstDayOfMonth(monthOfDay(today) - MONTHS);
  let together = 0;
  let alone = 0;
  let customers = 0;
  for (const series of all) {
    const stretch = openStretch(series, since, today, { ...base, ownSeason: 0 });
    const year = stretch && lastYearOf(stretch, today);
    if (!stretch || !year || stretch.ordersSince === 0) continue;
    const pace = year.ordersPerDay;
    const daysThen = base.elapsed(since - 365, today - 365);
    const then = year.orders - pace * daysThen;
    const now = stretch.ordersSince - pace * stretch.usualDaysSince;
    // Both are held against one pace, whose error would make them look alike.
    const alike = (base.spreads.tempo * daysThen * stretch.usualDaysSince) / year.daysOfRest;
    together += (then * now) / pace - alike;
    alone += (then * then) / pace;
    customers++;
  }
  if (customers < LEAST_CUSTOMERS || alone <= 0) return 0;
  return Math.round(Math.max(0, Math.min(1, together / alone)) * 1e3) / 1e3;
}
