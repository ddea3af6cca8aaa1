import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { saleDays } from './sale-days.ts';

/** A customer and a product it had bought before the cut. */
export interface ItemPair {
  customerId: number;
  productId: number;
  /** Days it was bought on. */
  times: number;
  /** Days the customer bought anything on. */
  orderDays: number;
  firstDay: Day;
  lastDay: Day;
}

/** All pairs at a cut, and what became of them within the horizon. */
export interface ItemCut {
  day: Day;
  pairs: readonly ItemPair[];
  /** 1 where it was bought again. */
  happened: Uint8Array;
}

export function itemCut(books: readonly CustomerBook[], day: Day, horizonDays: number): ItemCut {
  const pairs: ItemPair[] = [];
  const happened: number[] = [];
  for (const { customerId, history } of books) {
    const orderDays = saleDays(history.items.flatMap((item) => item.purchases)).filter((one) => one < day);
    for (const { productId, purchases } of history.items) {
      const days = saleDays(purchases);
      const before = days.filter((one) => one < day);
      const [firstDay, lastDay] = [before[0], before.at(-1)];
      if (firstDay === undefined || lastDay === undefined) continue;
      const times = before.length;
      pairs.push({ customerId, productId, times, orderDays: orderDays.length, firstDay, lastDay });
      happened.push(days.some((one) => one >= day && one < day + horizonDays) ? 1 : 0);
    }
  }
  return { day, pairs, happened: Uint8Array.from(happened) };
}
