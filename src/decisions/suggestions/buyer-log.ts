import type { BaseMember } from '../../rhythm/collect-base.ts';
import { isReturn } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** On which days a customer bought what, packed, so that a whole base stays in memory while its past is looked back at. */
export interface BuyerLog {
  industry: string | null;
  productIds: Int32Array;
  /** Where the days of each product begin; one more than there are products. */
  starts: Int32Array;
  /** Ascending within a product, each day once. */
  days: Int32Array;
}

/** One product as it had been bought before a day. */
export interface BoughtItem {
  productId: number;
  firstDay: Day;
  lastDay: Day;
  /** Ascending. */
  days: Int32Array;
}

/** Purchases dated before `until`; returns are not among them. */
export function buyerLogOf({ industry, history }: BaseMember, until: Day): BuyerLog {
  const productIds: number[] = [];
  const starts: number[] = [];
  const days: number[] = [];
  for (const { productId, purchases } of history.items) {
    const start = days.length;
    for (const purchase of purchases) {
      if (purchase.day >= until || isReturn(purchase)) continue;
      if (days.length === start || days[days.length - 1] !== purchase.day) days.push(purchase.day);
    }
    if (days.length === start) continue;
    productIds.push(productId);
    starts.push(start);
  }
  starts.push(days.length);
  return {
    industry,
    productIds: Int32Array.from(productIds),
    starts: Int32Array.from(starts),
    days: Int32Array.from(days),
  };
}

/** What had been bought before a day, in the order of the log. */
export function boughtBefore(log: BuyerLog, on: Day): BoughtItem[] {
  const items: BoughtItem[] = [];
  for (const [index, productId] of log.productIds.entries()) {
    const start = log.starts[index] ?? 0;
    let end = log.starts[index + 1] ?? start;
    while (end > start && (log.days[end - 1] ?? on) >= on) end--;
    if (end === start) continue;
    const days = log.days.subarray(start, end);
    items.push({ productId, firstDay: days[0] ?? on, lastDay: days[days.length - 1] ?? on, days });
  }
  return items;
}

/** What was bought for the first time ever from a day on and before another. */
export function firstBoughtBetween(log: BuyerLog, from: Day, until: Day): Set<number> {
  const productIds = new Set<number>();
  for (const [index, productId] of log.productIds.entries()) {
    const first = log.days[log.starts[index] ?? 0] ?? until;
    if (first >= from && first < until) productIds.add(productId);
  }
  return productIds;
}
