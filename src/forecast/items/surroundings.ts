import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { faded, fadingTable } from './fading.ts';
import type { Neighbours } from './neighbours.ts';

/** What a customer has and lately bought, by place, to see an item among its neighbours. */
export interface Surroundings {
  lately: Float64Array;
  owned: Uint8Array;
  inLastOrder: Uint8Array;
  /** Sum of `lately`. */
  all: number;
}

const LATELY = fadingTable(45);

/** Room for one customer after the other. */
export function emptySurroundings(size: number): Surroundings {
  return {
    lately: new Float64Array(size),
    owned: new Uint8Array(size),
    inLastOrder: new Uint8Array(size),
    all: 0,
  };
}

/** Fills what is empty; to be emptied again, since a table of all products for each customer costs more than all else. */
export function fillSurroundings(
  around: Surroundings,
  { places, starts, days, times, orders }: CustomerSales,
  cut: Cut,
  lastOrder: number,
): void {
  for (let item = 0; item < places.length; item++) {
    const place = places[item] as number;
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at++) {
      if ((days[at] as number) >= cut.day) break;
      const weight = faded(LATELY, cut.time - (times[at] as number));
      around.lately[place] = (around.lately[place] as number) + weight;
      around.all += weight;
      around.owned[place] = 1;
      if (orders[at] === lastOrder) around.inLastOrder[place] = 1;
    }
  }
}

export function emptyAgain(around: Surroundings, { places }: CustomerSales): void {
  for (const place of places) {
    around.lately[place] = 0;
    around.owned[place] = 0;
    around.inLastOrder[place] = 0;
  }
  around.all = 0;
}

/** How much of what belongs to a product the customer bought lately, has, and had in its last order. */
export function surroundingFeatures(
  { lately, owned, inLastOrder, all }: Surroundings,
  place: number,
  { starts, places, closeness }: Neighbours,
): number[] {
  const sums = { closeness: 0, lately: 0, owned: 0, lastOrder: 0 };
  for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
    const other = places[at] as number;
    const close = closeness[at] as number;
    sums.closeness += close;
    // What was never bought was not bought lately either; most neighbours are such.
    if (owned[other] === 0) continue;
    sums.lately += close * (lately[other] as number);
    sums.owned += close;
    sums.lastOrder += close * (inLastOrder[other] as number);
  }
  if (sums.closeness === 0) return [0, 0, 0, 0];
  return [
    Math.log1p((10 * sums.lately) / sums.closeness),
    Math.log1p((100 * sums.lately) / (sums.closeness + 0.01) / (all + 0.2)),
    sums.owned / sums.closeness,
    sums.lastOrder / sums.closeness,
  ];
}
