import { type ItemHistory, isReturn, type PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';

/** What a customer bought longer ago says what it once was. */
const RECENT_DAYS = 365;
/** A reseller that buys the whole catalogue says nothing about which products go together, and its pairs grow with the square. */
const BASKET_SIZE = 80;

/** What one customer bought lately. */
export interface Basket {
  industry: string | null;
  /** Newest first, each once. */
  productIds: Int32Array;
}

export function basketOf(history: PurchaseHistory, industry: string | null, today: Day): Basket {
  const recent: { productId: number; day: Day }[] = [];
  for (const item of history.items) {
    const day = lastBought(item);
    if (day >= today - RECENT_DAYS && day < today) recent.push({ productId: item.productId, day });
  }
  recent.sort((a, b) => b.day - a.day || a.productId - b.productId);
  const productIds = Int32Array.from(recent.slice(0, BASKET_SIZE), ({ productId }) => productId);
  return { industry, productIds };
}

/** Before all time when only returns are known. */
export function lastBought({ purchases }: ItemHistory): Day {
  for (let i = purchases.length - 1; i >= 0; i--) {
    const purchase = purchases[i];
    if (purchase && !isReturn(purchase)) return purchase.day;
  }
  return Number.NEGATIVE_INFINITY;
}
