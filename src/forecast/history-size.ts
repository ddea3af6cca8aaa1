import { isReturn } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { CustomerBook } from './customer-book.ts';

/** How much there is to learn from before a day. */
export interface HistorySize {
  /** Customers who bought anything. */
  customers: number;
  /** Days from the first sale of all to the day. */
  days: number;
}

/** Returns are not counted, nor anything dated on or after `on`. */
export function historySize(books: readonly CustomerBook[], on: Day): HistorySize {
  let customers = 0;
  let firstDay = on;
  for (const { history } of books) {
    let first = on;
    for (const { purchases } of history.items) {
      for (const purchase of purchases) {
        if (purchase.day < first && !isReturn(purchase)) first = purchase.day;
      }
    }
    if (first < on) customers += 1;
    firstDay = Math.min(firstDay, first);
  }
  return { customers, days: on - firstDay };
}
