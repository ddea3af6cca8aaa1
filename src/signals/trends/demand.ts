import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';

/** How often each product was bought, by month from `firstMonth` (since 1970-01) on; the newest month may be begun only. */
export interface DemandContents {
  firstMonth: number;
  /** First day on which nothing is known. */
  until: Day;
  /** Customers × days with a purchase, of all products together and of each. */
  all: readonly number[];
  products: readonly (readonly [productId: number, purchases: readonly number[]])[];
}

/** One customer's item: on how many days it was bought, first and last. */
export interface BoughtItem {
  productId: number;
  firstDay: Day;
  lastDay: Day;
  purchases: number;
}

/** Purchases by others below which little is known of a product: held towards what everything sells. */
const USUAL_PURCHASES = 2;

/**
 * How well a product has sold to others since a customer last bought it, against how it did while the customer still
 * did: 1 for as well or better, near 0 for one that was withdrawn, has run out or is out of season.
 */
export function demandFrom(contents: DemandContents): (item: BoughtItem) => number {
  const all = upToDay(contents.all, contents);
  const products = new Map(contents.products.map(([id, counts]) => [id, upToDay(counts, contents)]));
  return ({ productId, firstDay, lastDay, purchases }) => {
    const product = products.get(productId);
    if (!product) return 1;
    const then = Math.max(0, product(lastDay + 1) - product(firstDay) - purchases);
    const since = product(contents.until) - product(lastDay + 1);
    const allThen = all(lastDay + 1) - all(firstDay);
    const allSince = all(contents.until) - all(lastDay + 1);
    const expected = allThen > 0 ? (allSince * then) / allThen : 0;
    return Math.min(1, (since + USUAL_PURCHASES) / (expected + USUAL_PURCHASES));
  };
}

/** Purchases by month → purchases before a day, a month's spread evenly over it. */
function upToDay(counts: readonly number[], { firstMonth, until }: DemandContents): (day: Day) => number {
  const before = [0];
  for (const [i, count] of counts.entries()) before.push((before[i] as number) + count);
  return (day) => {
    const at = monthOfDay(day) - firstMonth;
    if (at < 0) return 0;
    if (at >= counts.length) return before[counts.length] as number;
    const start = firstDayOfMonth(firstMonth + at);
    const end = Math.min(until, firstDayOfMonth(firstMonth + at + 1));
    const share = Math.min(1, (day - start) / Math.max(1, end - start));
    return (before[at] as number) + share * (counts[at] as number);
  };
}
