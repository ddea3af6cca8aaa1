import { detectClosures } from '../../rhythm/detect-closures.ts';
import { mergeClosures } from '../../rhythm/merge-closures.ts';
import { isReturn } from '../../rhythm/purchase-history.ts';
import type { Day, DayRange } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { type CustomerSales, salesOf } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { type OpenClock, openClock } from './open-clock.ts';

export interface ItemFitInput {
  /** Exclusive: nothing dated on or after it is used. */
  on: Day;
  horizonDays: number;
  /** Those known beforehand; the ones that the orders show are added. */
  closures: readonly DayRange[];
}

/** The whole base in columns, ascending by customer and product, so that nothing hangs on the order it came in. */
export interface ItemBase {
  catalogue: Catalogue;
  closures: readonly DayRange[];
  firstDay: Day;
  sales: readonly CustomerSales[];
  cutOn(day: Day, horizonDays: number): Cut;
}

export function itemBaseOf(books: readonly CustomerBook[], input: ItemFitInput): ItemBase {
  const ascending = books.toSorted((a, b) => a.customerId - b.customerId).map(withItemsAscending);
  const days = saleDays(ascending, input.on);
  const firstDay = [...days].reduce((a, b) => Math.min(a, b), input.on);
  const closures = mergeClosures(input.closures, detectClosures(days, input.on));
  const clock = openClock(closures);
  const catalogue = catalogueOf(ascending);
  const settings = { catalogue, clock, before: input.on };
  return {
    catalogue,
    closures,
    firstDay,
    sales: ascending.map((book) => salesOf(book, settings)),
    cutOn: (day, horizonDays) => cutOf(day, { clock, firstDay, horizonDays }),
  };
}

export function cutOf(
  day: Day,
  { clock, firstDay, horizonDays }: { clock: OpenClock; firstDay: Day; horizonDays: number },
): Cut {
  return { day, time: clock(day), horizonDays, historyDays: day - firstDay };
}

function withItemsAscending({ history, ...book }: CustomerBook): CustomerBook {
  return { ...book, history: { items: history.items.toSorted((a, b) => a.productId - b.productId) } };
}

function saleDays(books: readonly CustomerBook[], before: Day): Set<Day> {
  const days = new Set<Day>();
  for (const { history } of books) {
    for (const { purchases } of history.items)
      for (const purchase of purchases)
        if (purchase.day < before && !isReturn(purchase)) days.add(purchase.day);
  }
  return days;
}
