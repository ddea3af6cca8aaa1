import type { Day } from '../shared/calendar-day.ts';
import { mergeOrderDays } from './merge-order-days.ts';
import { type ItemHistory, isReturn } from './purchase-history.ts';

/** Days on which something was bought, merged into order days, and the very last of them. */
export interface OrderDays {
  /** Ascending; a bunch of days counts once, as its first. */
  days: readonly Day[];
  lastDay: Day | null;
}

/** Order days over some items; returns are not orders. */
export function orderDaysOf(items: readonly ItemHistory[], mergeDays: number): OrderDays {
  if (items.length === 1) return orderDaysOfItem(items[0] as ItemHistory, mergeDays);
  const days: Day[] = [];
  for (const { purchases } of items) {
    let before = Number.NaN;
    for (const purchase of purchases) {
      if (purchase.day === before || isReturn(purchase)) continue;
      before = purchase.day;
      days.push(before);
    }
  }
  // A typed array sorts as numbers, and several times faster than a plain one with a comparator.
  const ascending = new Int32Array(days).sort();
  return { days: mergeOrderDays(ascending, mergeDays), lastDay: ascending[ascending.length - 1] ?? null };
}

/** The same for one item, in one go: its purchases ascend already. */
export function orderDaysOfItem({ purchases }: ItemHistory, mergeDays: number): OrderDays {
  const days: Day[] = [];
  let anchor = Number.NEGATIVE_INFINITY;
  let lastDay: Day | null = null;
  for (const purchase of purchases) {
    if (isReturn(purchase)) continue;
    lastDay = purchase.day;
    if (lastDay - anchor <= mergeDays) continue;
    days.push(lastDay);
    anchor = lastDay;
  }
  return { days, lastDay };
}
