import type { Day } from '../../shared/calendar-day.ts';
import { orderFeatures } from './order-features.ts';
import type { OrderLog } from './order-log.ts';
import { type TradeBasis, tradeViewAt } from './trade-basis.ts';
import { ordersBetween } from './trade-pace.ts';
import type { TradeView } from './trade-view.ts';

/** What customers looked like on a past day, and whether they ordered in the days after it. */
export interface LookBack {
  rows: readonly (readonly number[])[];
  /** Order days before the day, beside the rows. */
  counts: readonly number[];
  /** 1 where the customer ordered within the window. */
  happened: readonly number[];
  exposure: number;
}

/** Looks back from a day of which the next `windowDays` are known. `takes` leaves rows out. */
export function lookBack(
  logs: readonly OrderLog[],
  basis: TradeBasis,
  { day, windowDays, horizonDays }: { day: Day; windowDays: number; horizonDays: number },
  takes: (index: number, count: number) => boolean = () => true,
): LookBack {
  const view = tradeViewAt(basis, day, horizonDays);
  const rows: number[][] = [];
  const counts: number[] = [];
  const happened: number[] = [];
  for (const [index, log] of logs.entries()) {
    const count = countBefore(log.days, day);
    if (count === 0 || !takes(index, count)) continue;
    rows.push(orderFeatures(log, count, day, view));
    counts.push(count);
    happened.push((log.days[count] ?? Number.POSITIVE_INFINITY) < day + windowDays ? 1 : 0);
  }
  const exposure = exposureOf(view, ordersBetween(basis.pace, day, day + windowDays));
  return { rows, counts, happened, exposure };
}

/** Log of the trade's orders in a window, against those of a usual horizon. */
export function exposureOf({ usual, horizonDays }: TradeView, orders: number): number {
  return Math.log(Math.max(orders, LEAST_ORDERS) / (usual * horizonDays));
}

/** A window in which nobody ordered still needs a logarithm. */
const LEAST_ORDERS = 0.1;

export function countBefore(days: readonly Day[], day: Day): number {
  let count = days.length;
  while (count > 0 && (days[count - 1] as Day) >= day) count--;
  return count;
}
