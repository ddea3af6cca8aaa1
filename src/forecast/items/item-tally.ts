import type { CustomerSales } from './customer-sales.ts';
import { type Cut, YEAR_DAYS } from './cut.ts';
import { faded, fadingTable } from './fading.ts';

/** Days over which an item's purchases are let fade. */
const FADINGS = [15, 45, 120, 365].map(fadingTable);
/** The same weeks of last year, taken less strictly. */
const NEAR_DAYS = 20;

/** One item's purchases before a cut. */
export interface ItemTally {
  times: number;
  /** By the open clock. */
  firstTime: number;
  lastTime: number;
  /** Where the last purchase stands in the columns. */
  last: number;
  lastGap: number;
  gapSquares: number;
  faded: number[];
  /** Purchases within the horizon's weeks of the year before, and within those and the weeks around them. */
  sameWeeks: number;
  nearWeeks: number;
  lastYear: number;
  quantity: number;
  cents: number;
}

/** Null where the item was not bought before the cut. */
export function tallyItem(sales: CustomerSales, item: number, cut: Cut): ItemTally | null {
  const first = sales.starts[item] as number;
  const end = sales.starts[item + 1] as number;
  if (first === end || (sales.days[first] as number) >= cut.day) return null;
  const tally = emptyTally(sales.times[first] as number);
  for (let at = first; at < end && (sales.days[at] as number) < cut.day; at++)
    addPurchase(tally, sales, at, cut);
  return tally;
}

/** One literal: millions are made, and spreads would take longer than the sums. */
function emptyTally(firstTime: number): ItemTally {
  return {
    times: 0,
    firstTime,
    lastTime: firstTime,
    last: 0,
    lastGap: 0,
    gapSquares: 0,
    faded: [0, 0, 0, 0],
    sameWeeks: 0,
    nearWeeks: 0,
    lastYear: 0,
    quantity: 0,
    cents: 0,
  };
}

function addPurchase(tally: ItemTally, sales: CustomerSales, at: number, cut: Cut): void {
  const time = sales.times[at] as number;
  const age = cut.time - time;
  if (tally.times > 0) {
    tally.lastGap = time - tally.lastTime;
    tally.gapSquares += tally.lastGap ** 2;
  }
  tally.times += 1;
  tally.lastTime = time;
  tally.last = at;
  tally.quantity += sales.quantities[at] as number;
  tally.cents += sales.cents[at] as number;
  if (age <= YEAR_DAYS) tally.lastYear += 1;
  addFaded(tally.faded, age);
  addSeason(tally, cut.day - (sales.days[at] as number), cut.horizonDays);
}

function addFaded(sums: number[], age: number): void {
  for (let i = 0; i < FADINGS.length; i++)
    sums[i] = (sums[i] as number) + faded(FADINGS[i] as Float64Array, age);
}

function addSeason(tally: ItemTally, daysAgo: number, horizonDays: number): void {
  const late = YEAR_DAYS - daysAgo;
  if (late >= 0 && late < horizonDays) tally.sameWeeks += 1;
  if (late >= -NEAR_DAYS && late < horizonDays + NEAR_DAYS) tally.nearWeeks += 1;
}
