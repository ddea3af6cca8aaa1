import type { CustomerSales } from './customer-sales.ts';
import { type Cut, YEAR_DAYS } from './cut.ts';
import { faded, fadingTable } from './fading.ts';

/** Days over which an item's purchases are let fade. */
const SHORTEST = fadingTable(15);
const SHORT = fadingTable(45);
const LONG = fadingTable(120);
const LONGEST = fadingTable(365);
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
  faded: readonly number[];
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
  let [shortest, short, long, longest] = [0, 0, 0, 0];
  const tally = { sameWeeks: 0, nearWeeks: 0, lastYear: 0, quantity: 0, cents: 0, gapSquares: 0, lastGap: 0 };
  let at = first;
  for (; at < end && (sales.days[at] as number) < cut.day; at++) {
    const age = cut.time - (sales.times[at] as number);
    shortest += faded(SHORTEST, age);
    short += faded(SHORT, age);
    long += faded(LONG, age);
    longest += faded(LONGEST, age);
    tally.quantity += sales.quantities[at] as number;
    tally.cents += sales.cents[at] as number;
    if (age <= YEAR_DAYS) tally.lastYear += 1;
    addSeason(tally, cut.day - (sales.days[at] as number), cut.horizonDays);
    if (at === first) continue;
    tally.lastGap = (sales.times[at] as number) - (sales.times[at - 1] as number);
    tally.gapSquares += tally.lastGap ** 2;
  }
  if (at === first) return null;
  const times = {
    times: at - first,
    firstTime: sales.times[first] as number,
    lastTime: sales.times[at - 1] as number,
  };
  return { ...tally, ...times, last: at - 1, faded: [shortest, short, long, longest] };
}

function addSeason(
  tally: { sameWeeks: number; nearWeeks: number },
  daysAgo: number,
  horizonDays: number,
): void {
  const late = YEAR_DAYS - daysAgo;
  if (late >= 0 && late < horizonDays) tally.sameWeeks += 1;
  if (late >= -NEAR_DAYS && late < horizonDays + NEAR_DAYS) tally.nearWeeks += 1;
}
