import { isReturn, type Purchase, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** A year to compare with, and the longest stretch that is compared with it: four months, and the days until one has begun. */
const SERIES_DAYS = 520;
/** An order worth less, a sample or a spare part, is taken as this: its logarithm must not pass for a collapse. */
const LEAST_CENTS = 100;

/** Lines of items bought on two or more order days, item by item; columns of equal length. */
interface RepeatedLines {
  /** Numbers the items from 0. */
  item: number[];
  /** Which order day it was, counted from 0. */
  order: number[];
  /** Natural logarithm of what was taken on that day. */
  logQuantity: number[];
}

/** What a customer's orders of the last 500 days came to: all that a change in its buying is read from. */
export interface OrderSeries {
  /** The customer's very first order day, which may lie before the series. */
  firstDay: Day;
  /** Merged order days, ascending. */
  days: readonly Day[];
  /** Value of each order day, and its natural logarithm. */
  cents: readonly number[];
  logCents: readonly number[];
  lines: RepeatedLines;
}

/** First day that a series of a day looks at. */
export function seriesStart(today: Day): Day {
  return today - SERIES_DAYS;
}

/** History and merged order days, both up to `today` → the series; null for a customer without an order in it. */
export function orderSeries(
  history: PurchaseHistory,
  orderDays: readonly Day[],
  today: Day,
): OrderSeries | null {
  const start = seriesStart(today);
  const days = orderDays.filter((day) => day >= start);
  if (days.length === 0) return null;
  const cents = new Array<number>(days.length).fill(0);
  const lines: RepeatedLines = { item: [], order: [], logQuantity: [] };
  for (const { purchases } of history.items) {
    const before = lines.order.length;
    const number = (lines.item[before - 1] ?? -1) + 1;
    addPurchases(purchases, { start, days, cents, lines });
    const isRepeated = lines.order.length >= before + 2;
    if (isRepeated) while (lines.item.length < lines.order.length) lines.item.push(number);
    else lines.order.length = lines.logQuantity.length = before;
  }
  const logCents = cents.map((value) => Math.log(Math.max(LEAST_CENTS, value)));
  return { firstDay: orderDays[0] as Day, days, cents, logCents, lines };
}

interface Adding {
  start: Day;
  days: readonly Day[];
  cents: number[];
  lines: RepeatedLines;
}

/** Adds one item's purchases to the orders they belong to; two of one order day are one line. */
function addPurchases(purchases: readonly Purchase[], { start, days, cents, lines }: Adding): void {
  // The last order day up to a purchase; none before the first. Both ascend.
  let order = -1;
  let last = -1;
  let quantity = 0;
  for (let i = firstSince(purchases, start); i < purchases.length; i++) {
    const purchase = purchases[i] as Purchase;
    while (order + 1 < days.length && (days[order + 1] as Day) <= purchase.day) order++;
    if (order < 0 || isReturn(purchase)) continue;
    cents[order] = (cents[order] as number) + purchase.amountCents;
    quantity = purchase.quantity + (order === last ? quantity : 0);
    if (order === last) lines.logQuantity[lines.logQuantity.length - 1] = Math.log(quantity);
    else {
      lines.order.push(order);
      lines.logQuantity.push(Math.log(quantity));
    }
    last = order;
  }
}

function firstSince(purchases: readonly Purchase[], start: Day): number {
  let i = purchases.length;
  while (i > 0 && (purchases[i - 1] as Purchase).day >= start) i--;
  return i;
}
