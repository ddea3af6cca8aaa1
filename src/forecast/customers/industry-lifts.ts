import type { Day } from '../../shared/calendar-day.ts';
import type { OrderLog } from './order-log.ts';

/** Orders of ordinary customers that an industry's own are mixed with. */
const ORDINARY_ORDERS = 50;

/** Log of how often customers of each industry come again, against all customers. */
export function industryLifts(logs: readonly OrderLog[], on: Day): Map<string, number> {
  const all = { orders: 0, days: 0 };
  const industries = new Map<string, { orders: number; days: number }>();
  for (const { industry, days } of logs) {
    const own = industry === null ? null : (industries.get(industry) ?? { orders: 0, days: 0 });
    if (industry !== null && own) industries.set(industry, own);
    for (const sums of own ? [all, own] : [all]) {
      sums.orders += days.length - 1;
      sums.days += on - (days[0] ?? on);
    }
  }
  const rate = all.orders / Math.max(1, all.days);
  return new Map(
    [...industries].map(([industry, { orders, days }]) => [
      industry,
      Math.log((orders + ORDINARY_ORDERS) / (days * rate + ORDINARY_ORDERS)),
    ]),
  );
}
