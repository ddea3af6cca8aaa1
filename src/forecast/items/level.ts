import type { Day, DayRange } from '../../shared/calendar-day.ts';
import { expectedOrders } from '../customers/expected-orders.ts';
import { ordersBetween, type TradePace } from '../customers/trade-pace.ts';
import { chanceOf } from '../learn/chance.ts';
import type { CustomerSales } from './customer-sales.ts';
import { outcomeOf } from './outcome.ts';
import type { Outlook } from './outlook.ts';

/** Closed outlooks from which it is told how many items an order brings back. */
const LATEST = 3;

/** What all customers together did after an outlook. */
export interface OutlookSum {
  day: Day;
  horizonDays: number;
  /** Items known before it that were bought within the horizon. */
  items: number;
}

export function sumOutlook(all: readonly CustomerSales[], { cut }: Outlook): OutlookSum {
  const items = all.reduce((sum, sales) => sum + outcomeOf(sales, cut).items, 0);
  return { day: cut.day, horizonDays: cut.horizonDays, items };
}

/**
 * Items to be bought again from a day on: orders to be expected by last year's course and the growth since, times what an
 * order brought back in the latest horizons that had ended by then. Null where none had.
 */
export function expectedItems(
  pace: TradePace,
  sums: readonly OutlookSum[],
  { day, horizonDays, closures }: { day: Day; horizonDays: number; closures: readonly DayRange[] },
): number | null {
  const closed = sums.filter((sum) => sum.day + sum.horizonDays <= day).slice(0, LATEST);
  let [items, orders] = [0, 0];
  for (const sum of closed) {
    items += sum.items;
    orders += ordersBetween(pace, sum.day, sum.day + sum.horizonDays);
  }
  if (orders === 0) return null;
  return (items / orders) * expectedOrders(pace, day, horizonDays, closures);
}

const MOST_STEPS = 40;
/** Log-odds further off than this are no level. */
const FAR = 12;

/** What to add to all log-odds for their chances to sum up to a total; found by halving. */
export function shiftTo(logOdds: Float64Array, total: number): number {
  let [low, high] = [-FAR, FAR];
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const one of logOdds) sum += chanceOf(one + middle);
    if (sum < total) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
