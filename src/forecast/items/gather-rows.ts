import { addRow, emptyRows } from '../forest/feature-rows.ts';
import type { Appetite } from './appetite.ts';
import type { CustomerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import type { ItemRows } from './item-examples.ts';
import { ITEM_FEATURES } from './item-features.ts';
import { isBoughtAfter, outcomeOf } from './outcome.ts';
import { baseViewOf, type Outlook } from './outlook.ts';
import { visitItems } from './visit-items.ts';
import { weightOfAge } from './weight-of-age.ts';

/** Share of items not bought that is learnt from: there are thirty of them to each one bought. */
const KEPT = 0.1;

type AppetiteOf = (customer: number, state: CustomerState) => Appetite;

/** Every item bought after an outlook, and some of those not bought, which count for the others too. */
export function gatherRows(
  all: readonly CustomerSales[],
  outlooks: readonly Outlook[],
  appetiteOf: AppetiteOf,
  on: number,
): ItemRows {
  const rows: ItemRows = {
    features: emptyRows(ITEM_FEATURES.length),
    bought: [],
    ordered: [],
    outlooks: [],
    weights: [],
  };
  for (const [index, outlook] of outlooks.entries()) {
    const { cut } = outlook;
    const base = baseViewOf(outlook);
    const weight = weightOfAge(on - cut.day);
    for (const [customer, state] of outlook.states.entries()) {
      if (!state) continue;
      const sales = all[customer] as CustomerSales;
      const { ordered } = outcomeOf(sales, cut);
      const isWanted = (item: number) =>
        (ordered && isBoughtAfter(sales, item, cut)) ||
        isKept(sales.customerId, sales.places[item] as number, cut.day);
      visitItems(
        { sales, cut, state, appetite: appetiteOf(customer, state) },
        base,
        ({ item, row }) => {
          const bought = ordered && isBoughtAfter(sales, item, cut);
          addRow(rows.features, row);
          rows.bought.push(bought ? 1 : 0);
          rows.ordered.push(ordered);
          rows.outlooks.push(index);
          rows.weights.push(bought ? weight : weight / KEPT);
        },
        isWanted,
      );
    }
  }
  return rows;
}

/** By a hash, so that the same items are kept whatever the order they come in. */
function isKept(customerId: number, place: number, day: number): boolean {
  let mixed =
    Math.imul(customerId, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b) ^ Math.imul(day, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32 < KEPT;
}
