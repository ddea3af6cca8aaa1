import type { Examples } from '../forest/examples.ts';
import { logOddsOf } from '../learn/chance.ts';
import { type AppealLookup, appealLookup, appealTable } from './appeal-lookup.ts';
import type { Appetite } from './appetite.ts';
import type { CustomerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import { ITEM_FEATURES, writeItemFeatures } from './item-features.ts';
import { tallyItem } from './item-tally.ts';
import { isBoughtAfter } from './outcome.ts';
import type { Outlook } from './outlook.ts';
import { PRODUCT_FEATURES } from './product-features.ts';
import { weightOfAge } from './weight-of-age.ts';

/** Share of items not bought that is learnt from: there are thirty of them to each one bought. */
const KEPT = 0.1;

/** Rows of features with what came of them. */
export interface ItemRows {
  features: Float32Array[];
  bought: number[];
  weights: number[];
  starts: number[];
}

type AppetiteOf = (customer: number, state: CustomerState) => Appetite;

/** Every item bought after an outlook, and some of those not bought, which count for the others too. */
export function gatherExamples(
  all: readonly CustomerSales[],
  outlooks: readonly Outlook[],
  { appetiteOf, on, kept = KEPT }: { appetiteOf: AppetiteOf; on: number; kept?: number },
): Examples {
  const rows: ItemRows = { features: [], bought: [], weights: [], starts: [] };
  for (const outlook of outlooks) {
    const from = rows.bought.length;
    const appeals = appealLookup(appealTable(outlook.appeals));
    for (const [customer, state] of outlook.states.entries()) {
      if (!state) continue;
      const appetite = appetiteOf(customer, state);
      gatherCustomer(rows, {
        sales: all[customer] as CustomerSales,
        state,
        appetite,
        outlook,
        appeals,
        kept,
      });
    }
    weigh(rows, from, weightOfAge(on - outlook.cut.day), kept);
  }
  return toExamples(rows);
}

interface CustomerCase {
  sales: CustomerSales;
  state: CustomerState;
  appetite: Appetite;
  outlook: Outlook;
  appeals: AppealLookup;
  kept: number;
}

function gatherCustomer(rows: ItemRows, one: CustomerCase): void {
  const { sales, outlook, kept } = one;
  const { cut } = outlook;
  const width = PRODUCT_FEATURES.length;
  for (let item = 0; item < sales.places.length; item++) {
    const bought = isBoughtAfter(sales, item, cut);
    if (!bought && !isKept(sales.customerId, sales.places[item] as number, cut.day, kept)) continue;
    const tally = tallyItem(sales, item, cut);
    if (!tally) continue;
    const place = sales.places[item] as number;
    const row = new Float32Array(ITEM_FEATURES.length);
    const product = outlook.products.subarray(place * width, (place + 1) * width);
    writeItemFeatures(row, { ...one, cut, tally, product, appeal: one.appeals.logOf(place, sales.industry) });
    rows.features.push(row);
    rows.bought.push(bought ? 1 : 0);
  }
}

/** By a hash, so that the same items are kept whatever the order they come in. */
function isKept(customerId: number, place: number, day: number, share: number): boolean {
  let mixed =
    Math.imul(customerId, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b) ^ Math.imul(day, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32 < share;
}

/** An outlook's rows start at its own base rate: features tell items apart, not one month from another. */
function weigh(rows: ItemRows, from: number, weight: number, kept: number): void {
  const bought = rows.bought.slice(from).reduce((sum, one) => sum + one, 0);
  const count = bought + (rows.bought.length - from - bought) / kept;
  const start = logOddsOf((bought + 0.5) / (count + 1));
  for (let row = from; row < rows.bought.length; row++) {
    rows.weights.push(rows.bought[row] === 1 ? weight : weight / kept);
    rows.starts.push(start);
  }
}

function toExamples({ features, bought, weights, starts }: ItemRows): Examples {
  return {
    rows: bought.length,
    columns: ITEM_FEATURES.map((_, feature) => Float32Array.from(features, (row) => row[feature] as number)),
    target: Float32Array.from(bought),
    weight: Float32Array.from(weights),
    start: Float64Array.from(starts),
  };
}
