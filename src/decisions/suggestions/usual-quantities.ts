import { median } from '../../rhythm/percentile.ts';
import { type ItemHistory, isReturn, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { DAYS_OF_YEAR } from './product-courses.ts';

/** Quantities kept of each product: enough for a median. */
const QUANTITIES_KEPT = 64;

/** A ring of the newest taken in. */
interface Quantities {
  count: number;
  kept: number[];
}

/** Collects how much of each product is usually taken at once, over the year before `today`. */
export function createUsualQuantities(today: Day) {
  const quantities = new Map<number, Quantities>();
  return {
    add({ items }: PurchaseHistory): void {
      for (const item of items) {
        const known = quantities.get(item.productId) ?? { count: 0, kept: [] };
        quantities.set(item.productId, known);
        addItem(known, item, today);
      }
    },
    of: (productId: number): number => median(quantities.get(productId)?.kept ?? [1]),
  };
}

function addItem(known: Quantities, { purchases }: ItemHistory, today: Day): void {
  for (let i = purchases.length - 1; i >= 0; i--) {
    const purchase = purchases[i];
    if (!purchase || purchase.day < today - DAYS_OF_YEAR) break;
    if (isReturn(purchase) || purchase.day >= today) continue;
    known.kept[known.count++ % QUANTITIES_KEPT] = purchase.quantity;
  }
}
