import type { Day } from '../shared/calendar-day.ts';
import { median } from './percentile.ts';
import { type ItemHistory, isReturn } from './purchase-history.ts';
import { wholePacks } from './whole-packs.ts';

/** What was bought long ago says little about what is needed now. */
const RECENT_PURCHASES = 12;

/** How much of an item a customer usually takes on an order day: the median, in whole packs, so that a bulk order does not count. */
export function usualQuantity(item: ItemHistory, packSize: number): number {
  const byDay: number[] = [];
  let day: Day = Number.NaN;
  for (let i = item.purchases.length - 1; i >= 0; i--) {
    const purchase = item.purchases[i];
    if (!purchase || isReturn(purchase)) continue;
    if (purchase.day === day) byDay[byDay.length - 1] = (byDay.at(-1) ?? 0) + purchase.quantity;
    else if (byDay.length === RECENT_PURCHASES) break;
    else byDay.push(purchase.quantity);
    day = purchase.day;
  }
  return wholePacks(byDay.length > 0 ? median(byDay) : 0, packSize);
}
