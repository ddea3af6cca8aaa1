import type { CustomerSales } from './customer-sales.ts';
import { type Cut, YEAR_DAYS } from './cut.ts';

/** Open days looked back, shortest first. */
export const BUYER_WINDOWS = [7, 14, 30, 60, 90, 180] as const;
const MONTH = 30;
const QUARTER = 90;

const COUNTED = [
  'owners',
  'rebuyers',
  'purchases',
  'quantity',
  'cents',
  'monthQuantity',
  'monthCents',
  // Buyers within the month before the last one, and, a year ago, within the horizon and the months around it.
  'monthBefore',
  'sameWeeks',
  'weeksBefore',
  'weeksAfter',
  // Who had bought it before a window began, and who of them bought it again within.
  'ownersMonthAgo',
  'backInMonth',
  'ownersQuarterAgo',
  'backInQuarter',
  'ownersYearAgo',
  'backInSameWeeks',
] as const;

/** How often each product was bought before a cut, by place in the catalogue. */
export type ProductCounts = Record<(typeof COUNTED)[number], Float64Array> & {
  /** Customers within each of the windows. */
  buyers: readonly Float64Array[];
  /** By the open clock; a product never bought counts as launched, and last bought, on the cut. */
  firstTime: Float64Array;
  lastTime: Float64Array;
};

export function countProducts(all: readonly CustomerSales[], cut: Cut, places: number): ProductCounts {
  const column = () => new Float64Array(places);
  const counts: ProductCounts = {
    ...(Object.fromEntries(COUNTED.map((name) => [name, column()])) as Record<
      (typeof COUNTED)[number],
      Float64Array
    >),
    buyers: BUYER_WINDOWS.map(column),
    firstTime: column().fill(cut.time),
    lastTime: column().fill(Number.NEGATIVE_INFINITY),
  };
  for (const sales of all)
    for (let item = 0; item < sales.places.length; item++) countItem(counts, sales, item, cut);
  counts.lastTime.forEach((time, place) => {
    if (time < 0) counts.lastTime[place] = cut.time;
  });
  return counts;
}

/** One customer's purchases of one product, seen from the cut. */
interface Seen {
  times: number;
  month: number;
  quarter: number;
  monthBefore: number;
  sameWeeks: number;
  weeksBefore: number;
  weeksAfter: number;
}

function countItem(counts: ProductCounts, sales: CustomerSales, item: number, cut: Cut): void {
  const first = sales.starts[item] as number;
  const place = sales.places[item] as number;
  const seen = {
    times: 0,
    month: 0,
    quarter: 0,
    monthBefore: 0,
    sameWeeks: 0,
    weeksBefore: 0,
    weeksAfter: 0,
  };
  for (let at = first; at < (sales.starts[item + 1] as number); at++) {
    if ((sales.days[at] as number) >= cut.day) break;
    see(seen, sales, at, cut);
    addMoney(counts, sales, at, place, cut);
  }
  if (seen.times === 0) return;
  addSeen(counts, place, seen);
  addTimes(counts, sales, { first, last: first + seen.times - 1, place }, cut, seen);
}

function see(seen: Seen, { days, times }: CustomerSales, at: number, cut: Cut): void {
  const age = cut.time - (times[at] as number);
  const lateness = (days[at] as number) - (cut.day - YEAR_DAYS);
  seen.times += 1;
  if (age <= MONTH) seen.month = 1;
  else if (age <= 2 * MONTH) seen.monthBefore = 1;
  if (age <= QUARTER) seen.quarter = 1;
  if (lateness >= 0 && lateness < cut.horizonDays) seen.sameWeeks = 1;
  else if (lateness < 0 && lateness >= -MONTH) seen.weeksBefore = 1;
  else if (lateness >= 0 && lateness < cut.horizonDays + MONTH) seen.weeksAfter = 1;
}

function addMoney(counts: ProductCounts, sales: CustomerSales, at: number, place: number, cut: Cut): void {
  const quantity = sales.quantities[at] as number;
  const cents = sales.cents[at] as number;
  add(counts.quantity, place, quantity);
  add(counts.cents, place, cents);
  if (cut.time - (sales.times[at] as number) > MONTH) return;
  add(counts.monthQuantity, place, quantity);
  add(counts.monthCents, place, cents);
}

function addSeen(counts: ProductCounts, place: number, seen: Seen): void {
  add(counts.owners, place, 1);
  if (seen.times > 1) add(counts.rebuyers, place, 1);
  add(counts.purchases, place, seen.times);
  add(counts.monthBefore, place, seen.monthBefore);
  add(counts.sameWeeks, place, seen.sameWeeks);
  add(counts.weeksBefore, place, seen.weeksBefore);
  add(counts.weeksAfter, place, seen.weeksAfter);
}

function addTimes(
  counts: ProductCounts,
  sales: CustomerSales,
  { first, last, place }: { first: number; last: number; place: number },
  cut: Cut,
  seen: Seen,
): void {
  const firstTime = sales.times[first] as number;
  const lastTime = sales.times[last] as number;
  counts.firstTime[place] = Math.min(counts.firstTime[place] as number, firstTime);
  counts.lastTime[place] = Math.max(counts.lastTime[place] as number, lastTime);
  for (const [index, days] of BUYER_WINDOWS.entries())
    if (cut.time - lastTime <= days) add(counts.buyers[index] as Float64Array, place, 1);
  if (cut.time - firstTime > MONTH) {
    add(counts.ownersMonthAgo, place, 1);
    add(counts.backInMonth, place, seen.month);
  }
  if (cut.time - firstTime > QUARTER) {
    add(counts.ownersQuarterAgo, place, 1);
    add(counts.backInQuarter, place, seen.quarter);
  }
  if ((sales.days[first] as number) < cut.day - YEAR_DAYS) {
    add(counts.ownersYearAgo, place, 1);
    add(counts.backInSameWeeks, place, seen.sameWeeks);
  }
}

function add(column: Float64Array, place: number, amount: number): void {
  column[place] = (column[place] as number) + amount;
}
