import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { faded, fadingTable } from './fading.ts';

/** Orders further back say little about what is wanted now. */
const LOOK_BACK_DAYS = 180;
/** A young item's rate is not believed at once: it counts as if it had been owned so much longer. */
export const RATE_DAYS = 180;

/**
 * How much more often a product was bought again than its owners' habits had it: of what a customer bought again on an
 * order day, each item owned is expected to have its part, by how often it was bought before. Recent orders weigh more.
 */
export interface Appeal {
  bought: Float64Array;
  expected: Float64Array;
}

export interface Appeals {
  /** Over about two months, and about two weeks. */
  slow: Appeal;
  quick: Appeal;
  /** The slow one, by industry. */
  byIndustry: ReadonlyMap<string, Appeal>;
}

const SLOW = fadingTable(60);
const QUICK = fadingTable(15);

export function measureAppeals(all: readonly CustomerSales[], cut: Cut, places: number): Appeals {
  const createAppeal = () => ({ bought: new Float64Array(places), expected: new Float64Array(places) });
  const byIndustry = new Map<string, Appeal>();
  const slow = createAppeal();
  const quick = createAppeal();
  for (const sales of all) {
    const targets: Target[] = [
      { appeal: slow, fading: SLOW },
      { appeal: quick, fading: QUICK },
    ];
    if (sales.industry !== null) {
      const own = byIndustry.get(sales.industry) ?? createAppeal();
      byIndustry.set(sales.industry, own);
      targets.push({ appeal: own, fading: SLOW });
    }
    measureCustomer(sales, cut, targets);
  }
  return { slow, quick, byIndustry };
}

interface Target {
  appeal: Appeal;
  fading: Float64Array;
}

function measureCustomer(sales: CustomerSales, cut: Cut, targets: readonly Target[]): void {
  const seen = new Int32Array(sales.places.length);
  const shares = new Float64Array(sales.places.length);
  for (let order = 0; order < sales.orderDays.length; order++) {
    const day = sales.orderDays[order] as number;
    if (day >= cut.day) break;
    const time = sales.orderTimes[order] as number;
    if (cut.time - time > LOOK_BACK_DAYS) continue;
    const repeats = sales.orderRepeats[order] as number;
    if (repeats === 0) continue;
    const rates = rateItems(sales, order, time, seen, shares);
    for (const { appeal, fading } of targets)
      credit(appeal, sales, { seen, shares, order, scale: repeats / rates }, faded(fading, cut.time - time));
  }
}

/** Fills how often each item was bought before the order, and its rate; answers the sum of the rates. */
function rateItems(
  { places, starts, orders, times }: CustomerSales,
  order: number,
  time: number,
  seen: Int32Array,
  rates: Float64Array,
): number {
  let sum = 0;
  for (let item = 0; item < places.length; item++) {
    const first = starts[item] as number;
    const last = starts[item + 1] as number;
    let count = seen[item] as number;
    while (first + count < last && (orders[first + count] as number) < order) count++;
    seen[item] = count;
    const rate = count > 0 ? count / (time - (times[first] as number) + RATE_DAYS) : 0;
    rates[item] = rate;
    sum += rate;
  }
  return sum;
}

function credit(
  { bought, expected }: Appeal,
  { places, starts, orders }: CustomerSales,
  { seen, shares, order, scale }: { seen: Int32Array; shares: Float64Array; order: number; scale: number },
  weight: number,
): void {
  for (let item = 0; item < places.length; item++) {
    const count = seen[item] as number;
    if (count === 0) continue;
    const place = places[item] as number;
    expected[place] = (expected[place] as number) + weight * scale * (shares[item] as number);
    const next = (starts[item] as number) + count;
    if (next < (starts[item + 1] as number) && orders[next] === order)
      bought[place] = (bought[place] as number) + weight;
  }
}
