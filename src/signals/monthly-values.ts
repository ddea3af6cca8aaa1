import type { BaseStatistics } from '../rhythm/base-statistics.ts';
import type { Purchase, PurchaseHistory } from '../rhythm/purchase-history.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../shared/calendar-day.ts';

/** Months looked back on: enough to know a customer's own ups and downs. */
const MONTHS_BACK = 24;

/** A customer's value by calendar month, complete months only, the newest last. */
export interface MonthlyValues {
  /** Month (since 1970-01) of the last value. */
  lastMonth: number;
  /** Cents; returns are taken off. */
  cents: readonly number[];
  /** The same as it would be if every month were a usual one for the whole base. */
  seasonless: readonly number[];
}

/** From the first complete month with the customer on; at most two years. Empty for a customer without one. */
export function monthlyValues(
  history: PurchaseHistory,
  firstDay: Day | null,
  today: Day,
  base: BaseStatistics,
): MonthlyValues {
  const lastMonth = monthOfDay(today) - 1;
  // The month of the first order began before the customer did; its value says too little.
  const start =
    firstDay === null ? lastMonth + 1 : Math.max(lastMonth - MONTHS_BACK + 1, monthOfDay(firstDay) + 1);
  const cents = new Array<number>(Math.max(0, lastMonth - start + 1)).fill(0);
  if (cents.length === 0) return { lastMonth, cents, seasonless: cents };
  const starts = [...cents, 0].map((_, i) => firstDayOfMonth(start + i));
  for (const { purchases } of history.items) addPurchases(cents, starts, purchases);
  return { lastMonth, cents, seasonless: cents.map((value, i) => value / seasonOf(start + i, base)) };
}

/** Walks back through purchases and months at once; `starts` has the first day of each month and of the one after. */
function addPurchases(cents: number[], starts: readonly Day[], purchases: readonly Purchase[]): void {
  let month = cents.length;
  for (let i = purchases.length - 1; i >= 0; i--) {
    const { day, amountCents } = purchases[i] as Purchase;
    while (month >= 0 && day < (starts[month] as Day)) month--;
    if (month < 0) return;
    if (month < cents.length) cents[month] = (cents[month] as number) + amountCents;
  }
}

function seasonOf(month: number, base: BaseStatistics): number {
  const calendarMonth = (((month % 12) + 12) % 12) + 1;
  // A month in which the base orders next to nothing must not blow up the little there is.
  return Math.max(0.25, base.seasonOfMonth(calendarMonth));
}
