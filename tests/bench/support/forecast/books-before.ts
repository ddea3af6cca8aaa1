import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';

/** The books as they stood on the morning of a day: a model measured on them cannot have peeked. */
export function booksBefore(books: readonly CustomerBook[], day: Day): CustomerBook[] {
  const before: CustomerBook[] = [];
  for (const book of books) {
    const items = book.history.items
      .map(({ productId, purchases }) => ({ productId, purchases: purchases.filter((one) => one.day < day) }))
      .filter(({ purchases }) => purchases.length > 0);
    if (items.length > 0) before.push({ ...book, history: { items } });
  }
  return before;
}
