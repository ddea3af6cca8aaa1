import type { Day } from '../shared/calendar-day.ts';
import { itemRhythm } from './item-rhythm.ts';
import { orderDaysOf, orderDaysOfItem } from './order-days.ts';
import { orderRhythm } from './order-rhythm.ts';
import type { ItemHistory, PurchaseHistory } from './purchase-history.ts';
import type { Rhythm } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** A customer's rhythm and that of its items: what stays as it is until something is bought. */
export interface RestingRhythm {
  order: Rhythm;
  /** Merged order days, ascending. */
  orderDays: readonly Day[];
  /** Items bought on at least `leastPurchases` order days, in the order given. */
  items: readonly RestingItem[];
}

interface RestingItem {
  item: ItemHistory;
  rhythm: Rhythm;
  lastDay: Day;
}

/** Items bought fewer times are left out: one purchase is no rhythm. */
export function restingRhythm(
  history: PurchaseHistory,
  context: RhythmContext,
  leastPurchases: number,
): RestingRhythm {
  const { mergeOrderDays } = context.settings;
  const orders = orderDaysOf(history.items, mergeOrderDays);
  const items: RestingItem[] = [];
  for (const item of history.items) {
    if (item.purchases.length < leastPurchases) continue;
    const days = orderDaysOfItem(item, mergeOrderDays);
    if (days.days.length < leastPurchases || days.lastDay === null) continue;
    items.push({ item, rhythm: itemRhythm(item, context, days), lastDay: days.lastDay });
  }
  return { order: orderRhythm(history, context, orders), orderDays: orders.days, items };
}
