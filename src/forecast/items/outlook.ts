import { type AppealTable, appealLookup, appealTable } from './appeal-lookup.ts';
import { basePace } from './base-pace.ts';
import { type CustomerState, customerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import type { Cut } from './cut.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { measureAppeals } from './product-appeal.ts';
import { countProducts } from './product-counts.ts';
import { productFeatures } from './product-features.ts';
import { emptySurroundings } from './surroundings.ts';
import type { BaseView } from './visit-items.ts';

/** What belongs to the whole base at a cut. */
export interface Outlook {
  cut: Cut;
  paces: readonly number[];
  appeals: AppealTable;
  neighbours: Neighbours;
  /** By place, one row after the other; see PRODUCT_FEATURES. */
  products: Float32Array;
  /** Customers who bought within the last 30 open days, by place. */
  recentBuyers: Float64Array;
  /** By customer; null for whom there is nothing before the cut. */
  states: readonly (CustomerState | null)[];
}

/** `places`: of the catalogue, the one for unknown products included. */
export function lookOut(all: readonly CustomerSales[], cut: Cut, places: number): Outlook {
  const counts = countProducts(all, cut, places);
  const appeals = measureAppeals(all, cut, places);
  const paces = basePace(all, cut);
  return {
    cut,
    paces,
    appeals: appealTable(appeals),
    neighbours: findNeighbours(all, cut, places),
    products: productFeatures(counts, appeals, cut),
    recentBuyers: counts.buyers[2] as Float64Array,
    states: all.map((sales) => customerState(sales, cut, paces)),
  };
}

/** What items are read against on the day of an outlook. */
export function baseViewOf({ products, neighbours, appeals, recentBuyers }: Outlook): BaseView {
  const around = emptySurroundings(recentBuyers.length);
  return { products, neighbours, appeals: appealLookup(appeals), around };
}
