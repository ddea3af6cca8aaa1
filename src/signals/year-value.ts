import type { PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';

const DAYS_OF_YEAR = 365;

/** What a customer bought in the 365 days before a day, returns and credit notes taken off. */
export function yearValue(history: PurchaseHistory, before: Day): Cents {
  let cents = 0;
  for (const { purchases } of history.items) {
    for (let i = purchases.length - 1; i >= 0; i--) {
      const purchase = purchases[i];
      if (!purchase || purchase.day < before - DAYS_OF_YEAR) break;
      if (purchase.day < before) cents += purchase.amountCents;
    }
  }
  return cents;
}
