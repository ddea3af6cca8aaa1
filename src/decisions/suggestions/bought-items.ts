import { isReturn, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { RecentItem } from './basket.ts';

/** Everything bought before a day, with the last day of each; what was only ever returned is not among it. */
export function boughtItems({ items }: PurchaseHistory, today: Day): RecentItem[] {
  const bought: RecentItem[] = [];
  for (const { productId, purchases } of items) {
    const last = purchases.findLast((purchase) => purchase.day < today && !isReturn(purchase));
    if (last) bought.push({ productId, lastDay: last.day });
  }
  return bought;
}
