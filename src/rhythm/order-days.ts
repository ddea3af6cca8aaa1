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
  for (const item of items) addDays(days, item);
  return { days: mergeOrderDays(days, mergeDays), lastDay: days.at(-1) ?? null };
}

/** Into ascending days, each once. Items are mostly bought on the same days, so that next to nothing is moved. */
function addDays(days: Day[], { purchases }: ItemHistory): void {
  let at = 0;
  for (const purchase of purchases) {
    const { day } = purchase;
    while (at < days.length && (days[at] as Day) < day) at++;
    if (days[at] === day || isReturn(purchase)) continue;
    for (let i = days.length; i > at; i--) days[i] = days[i - 1] as Day;
    days[at] = day;
  }
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
