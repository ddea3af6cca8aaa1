import { type Day, type DayRange, monthOfDay } from '../shared/calendar-day.ts';
import type { BaseContents } from './base-contents.ts';
import { detectClosures } from './detect-closures.ts';
import { createGapGroups } from './gap-groups.ts';
import { addGaps } from './gap-sums.ts';
import { orderDaysOf } from './order-days.ts';
import type { ItemHistory, PurchaseHistory } from './purchase-history.ts';
import { seasonOfMonths } from './season-of-months.ts';

export interface BaseMember {
  industry: string | null;
  history: PurchaseHistory;
}

/** Takes in customers one by one and keeps only sums, so that the size of the base does not matter. */
export interface BaseCollector {
  add(member: BaseMember): void;
  finish(): BaseContents;
}

/**
 * Learns rhythm from the whole base. `closures` are those known beforehand (the care model's); the ones the orders
 * themselves show are found at the end, and hold from the next time on within the gaps.
 */
export function createBaseCollector(settings: {
  today: Day;
  mergeOrderDays: number;
  closures: readonly DayRange[];
}): BaseCollector {
  const groups = createGapGroups();
  const orderedDays = new Set<Day>();
  const ordersOfMonth = new Map<number, number>();
  return {
    add({ industry, history }) {
      const orders = orderDaysOf(history.items, settings.mergeOrderDays);
      for (const day of orders.days) {
        const month = monthOfDay(day);
        ordersOfMonth.set(month, (ordersOfMonth.get(month) ?? 0) + 1);
      }
      addGaps(groups.ofCustomer(industry), orders.days, settings.closures);
      for (const item of history.items) addItem(item, industry);
    },
    finish: () => ({
      ...groups.rows(),
      season: seasonOfMonths(completeMonths(ordersOfMonth, orderedDays, settings.today)),
      closures: detectClosures(orderedDays, settings.today),
      firstDay: orderedDays.size > 0 ? firstOf(orderedDays, settings.today) : null,
    }),
  };

  function addItem(item: ItemHistory, industry: string | null): void {
    for (const purchase of item.purchases) if (purchase.quantity > 0) orderedDays.add(purchase.day);
    if (item.purchases.length < 2) return;
    const { days } = orderDaysOf([item], settings.mergeOrderDays);
    if (days.length > 1) addGaps(groups.ofItem(item.productId, industry), days, settings.closures);
  }
}

/** The running month and the one in which the history begins are cut short, and would look like bad ones. */
function completeMonths(
  orders: ReadonlyMap<number, number>,
  orderedDays: ReadonlySet<Day>,
  today: Day,
): Map<number, number> {
  // A history that begins in the first days of a month has all of that month.
  const first = monthOfDay(firstOf(orderedDays, today) - 3) + 1;
  return new Map([...orders].filter(([month]) => month >= first && month < monthOfDay(today)));
}

function firstOf(days: ReadonlySet<Day>, today: Day): Day {
  let first = today;
  for (const day of days) if (day < first) first = day;
  return first;
}
