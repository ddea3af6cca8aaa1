import type { RowBlock } from '../forest/ask-forest.ts';
import type { AppealLookup } from './appeal-lookup.ts';
import type { Appetite } from './appetite.ts';
import type { CustomerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { ITEM_FEATURES, writeItemFeatures } from './item-features.ts';
import { type ItemTally, tallyItem } from './item-tally.ts';
import type { Neighbours } from './neighbours.ts';
import { emptyAgain, fillSurroundings, type Surroundings } from './surroundings.ts';

/** What items are read against: the base at a cut, or as it was when the model was made. */
export interface BaseView {
  /** By place, one row after the other. */
  products: Float32Array;
  appeals: AppealLookup;
  neighbours: Neighbours;
  /** Room for the customer at hand. */
  around: Surroundings;
}

export interface CustomerView {
  sales: CustomerSales;
  cut: Cut;
  state: CustomerState;
  appetite: Appetite;
}

/** One item as visited; the row is used again for the next one. */
export interface VisitedItem {
  item: number;
  place: number;
  tally: ItemTally;
  row: Float32Array;
}

/** Works out the features of every item bought before the cut that is wanted, side by side. */
export function rowsOfItems(
  customer: CustomerView,
  base: BaseView,
  visit: (one: VisitedItem) => void,
  isWanted?: (item: number) => boolean,
): RowBlock {
  const width = ITEM_FEATURES.length;
  const block = { values: new Float32Array(customer.sales.places.length * width), width, rows: 0 };
  const keep = (one: VisitedItem) => {
    block.values.set(one.row, block.rows++ * width);
    visit(one);
  };
  visitItems(customer, base, keep, isWanted);
  return block;
}

/** The same one by one. */
export function visitItems(
  customer: CustomerView,
  base: BaseView,
  visit: (one: VisitedItem) => void,
  isWanted: (item: number) => boolean = () => true,
): void {
  const { sales, cut, state, appetite } = customer;
  const row = new Float32Array(ITEM_FEATURES.length);
  const { neighbours, around, products } = base;
  fillSurroundings(around, sales, cut, state.tally.orders - 1);
  for (let item = 0; item < sales.places.length; item++) {
    if (!isWanted(item)) continue;
    const tally = tallyItem(sales, item, cut);
    if (!tally) continue;
    const place = sales.places[item] as number;
    const appeal = base.appeals.logOf(place, sales.industry);
    writeItemFeatures(row, {
      sales,
      cut,
      state,
      appetite,
      tally,
      place,
      around,
      neighbours,
      products,
      appeal,
    });
    visit({ item, place, tally, row });
  }
  emptyAgain(around, sales);
}
