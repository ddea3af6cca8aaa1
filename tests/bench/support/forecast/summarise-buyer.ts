import type { BuyerSummary } from '../../../../src/forecast/customers/bg-nbd.ts';
import type { BuyingCustomer } from './customer-cut.ts';

const DAYS_PER_WEEK = 7;

/** A customer as BG/NBD sees it, in weeks. */
export function summariseBuyer({ days }: BuyingCustomer, cut: number): BuyerSummary {
  const [first = cut, last = cut] = [days[0], days.at(-1)];
  return {
    frequency: days.length - 1,
    recency: (last - first) / DAYS_PER_WEEK,
    age: (cut - first) / DAYS_PER_WEEK,
  };
}
