import { type Day, firstDayOfMonth, monthOfDay } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { PurchaseHistory } from './purchase-history.ts';

/** What was bought in a month, returns taken off. */
export interface MonthValue {
  firstDay: Day;
  cents: Cents;
}

/** The latest `months` months of a history, the one of `today` last, months without an order among them. */
export function valueByMonth(history: PurchaseHistory, today: Day, months: number): MonthValue[] {
  const last = monthOfDay(today);
  const first = last - months + 1;
  const cents = new Array<Cents>(months).fill(0);
  for (const { purchases } of history.items)
    for (const { day, amountCents } of purchases) {
      const place = monthOfDay(day) - first;
      if (place >= 0 && place < months && day <= today) cents[place] = (cents[place] ?? 0) + amountCents;
    }
  return cents.map((value, i) => ({ firstDay: firstDayOfMonth(first + i), cents: value }));
}
