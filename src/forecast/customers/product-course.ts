import type { Day } from '../../shared/calendar-day.ts';
import type { OrderLog } from './order-log.ts';
import { ordersBetween, type TradePace } from './trade-pace.ts';

/** How a product stands on a day. */
export interface ProductCourse {
  /** Log of how much of last year's sales fell into the weeks ahead, against that share of the whole trade. */
  season: number;
  /** Sales of the last month against the year's, as times a usual month. */
  lately: number;
}

export const NO_COURSE: ProductCourse = { season: 0, lately: 0 };

const YEAR_DAYS = 365;
const MONTH_DAYS = 30;
/** Sales of an ordinary product that each product is mixed with: few own ones show no season. */
const ORDINARY_SALES = 3;

/** Days of sales by product, ascending. */
export type ProductSales = ReadonlyMap<number, Int32Array>;

export function productSalesOf(logs: readonly OrderLog[]): ProductSales {
  const days = new Map<number, Day[]>();
  for (const { orders } of logs) {
    for (const { day, productIds } of orders) {
      for (const productId of productIds) {
        const known = days.get(productId);
        if (known) known.push(day);
        else days.set(productId, [day]);
      }
    }
  }
  return new Map([...days].map(([productId, own]) => [productId, new Int32Array(own).sort()]));
}

/** The course of every product sold before a day, for the `horizonDays` from it. */
export function productCourses(
  sales: ProductSales,
  pace: TradePace,
  on: Day,
  horizonDays: number,
): Map<number, ProductCourse> {
  const lastYear = on - YEAR_DAYS;
  const tradeYear = ordersBetween(pace, lastYear, on);
  const tradeShare = ordersBetween(pace, lastYear, lastYear + horizonDays) / Math.max(1, tradeYear);
  const courses = new Map<number, ProductCourse>();
  for (const [productId, days] of sales) {
    const end = countBefore(days, on);
    if (end === 0) continue;
    const start = countBefore(days, lastYear);
    const ahead = countBefore(days, lastYear + horizonDays) - start;
    const recent = end - countBefore(days, on - MONTH_DAYS);
    const expected = (end - start + ORDINARY_SALES) * tradeShare;
    const season = expected > 0 ? Math.log((ahead + ORDINARY_SALES * tradeShare) / expected) : 0;
    courses.set(productId, { season, lately: (recent * YEAR_DAYS) / MONTH_DAYS / (end - start + 1) });
  }
  return courses;
}

function countBefore(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
