import type { Day } from '../shared/calendar-day.ts';
import { elapsedOpenDays } from './elapsed-open-days.ts';
import { itemRhythm } from './item-rhythm.ts';
import { orderDaysOf } from './order-days.ts';
import { orderRhythm } from './order-rhythm.ts';
import type { ItemHistory, PurchaseHistory } from './purchase-history.ts';
import type { Rhythm } from './rhythm.ts';
import type { RhythmContext } from './rhythm-context.ts';

/** Rhythm of one item and how long it has been quiet. */
export interface ItemInRhythm {
  item: ItemHistory;
  rhythm: Rhythm;
  /** Open days since it was last bought. */
  daysSince: number;
}

/** A customer's rhythm with that of its items, as it stands on a day. */
export interface CustomerRhythm {
  order: Rhythm;
  /** Merged order days, ascending. */
  orderDays: readonly Day[];
  /** Open days since the last order; null when there was none. */
  daysSince: number | null;
  /** Items bought on at least `leastPurchases` order days, in the order given. */
  items: readonly ItemInRhythm[];
}

/** Items bought fewer times are left out: one purchase is no rhythm. */
export function customerRhythm(
  history: PurchaseHistory,
  today: Day,
  context: RhythmContext,
  leastPurchases = 2,
): CustomerRhythm {
  const { mergeOrderDays } = context.settings;
  const orders = orderDaysOf(history.items, mergeOrderDays);
  const items: ItemInRhythm[] = [];
  for (const item of history.items) {
    if (item.purchases.length < leastPurchases) continue;
    const days = orderDaysOf([item], mergeOrderDays);
    if (days.days.length < leastPurchases || days.lastDay === null) continue;
    const daysSince = elapsedOpenDays(days.lastDay, today, context.closures);
    items.push({ item, rhythm: itemRhythm(item, context, days), daysSince });
  }
  return {
    order: orderRhythm(history, context, orders),
    orderDays: orders.days,
    daysSince: orders.lastDay === null ? null : elapsedOpenDays(orders.lastDay, today, context.closures),
    items,
  };
}
