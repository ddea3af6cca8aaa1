import type { Appetite } from './appetite.ts';
import type { CustomerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import { type Cut, coversLastYear } from './cut.ts';
import type { ItemTally } from './item-tally.ts';
import type { Neighbours } from './neighbours.ts';
import { RATE_DAYS } from './product-appeal.ts';
import { PRICE, PRICE_CHANGE, PRODUCT_FEATURES, USUAL_QUANTITY } from './product-features.ts';
import { type Surroundings, surroundingFeatures } from './surroundings.ts';

/** The columns a probability is told from: the item's own, the customer's, the product's. */
export const ITEM_FEATURES = [
  'times',
  'daysSince',
  'daysSinceFirst',
  'ordersSince',
  'shareOfOrders',
  'shareSinceFirst',
  'faded15',
  'faded45',
  'faded120',
  'faded365',
  'fadedByOrders45',
  'fadedByOrders120',
  'shareOfRates',
  'rate',
  'gap',
  'daysSinceByGap',
  'lastGap',
  'daysSinceByLastGap',
  'gapVariation',
  'sameWeeks',
  'nearWeeks',
  'timesInYear',
  'lastQuantity',
  'lastQuantityByUsual',
  'daysSinceByStock',
  'quantityByProduct',
  'priceByProduct',
  'basketSize',
  'appeal',
  'orders',
  'owned',
  'rates',
  'customerDaysSince',
  'repeatShare',
  'newShare',
  'appetiteOrders',
  'appetiteItems',
  'appetitePerItem',
  'expectedHere',
  'demand',
  'neighboursLately',
  'neighboursLatelyShare',
  'neighboursOwned',
  'neighboursInLastOrder',
  ...PRODUCT_FEATURES,
];

const OWN_WIDTH = ITEM_FEATURES.length - PRODUCT_FEATURES.length;
const MOST_GAPS = 10;

/** All that one row of features is made of. */
export interface ItemCase {
  sales: CustomerSales;
  cut: Cut;
  state: CustomerState;
  appetite: Appetite;
  tally: ItemTally;
  /** The product's place in the catalogue. */
  place: number;
  around: Surroundings;
  neighbours: Neighbours;
  /** Of all products, one row after the other. */
  products: Float32Array;
  /** Log of how much more its owners want it than their habits have it. */
  appeal: number;
}

/** Fills one row. */
export function writeItemFeatures(row: Float32Array, one: ItemCase): void {
  const rate = one.tally.times / (one.cut.time - one.tally.firstTime + RATE_DAYS);
  put(row, countFeatures(one, rate), 0);
  put(row, gapFeatures(one), 14);
  put(row, quantityFeatures(one), 22);
  put(row, customerFeatures(one, rate), 28);
  put(row, surroundingFeatures(one.around, one.place, one.neighbours), 40);
  putProduct(row, one.products, one.place * PRODUCT_FEATURES.length);
}

/** By hand: `set` takes longer than the features, for rows as short as these. */
function put(row: Float32Array, values: readonly number[], at: number): void {
  for (let i = 0; i < values.length; i++) row[at + i] = values[i] as number;
}

function putProduct(row: Float32Array, products: Float32Array, from: number): void {
  for (let i = 0; i < PRODUCT_FEATURES.length; i++) row[OWN_WIDTH + i] = products[from + i] as number;
}

function ofProduct({ products, place }: ItemCase, feature: number): number {
  return products[place * PRODUCT_FEATURES.length + feature] as number;
}

function countFeatures({ tally, cut, state, sales }: ItemCase, rate: number): number[] {
  const { times, faded } = tally;
  const { orders, fadedOrders } = state.tally;
  const ordersSince = orders - 1 - (sales.orders[tally.last] as number);
  const firstOrder = sales.orders[tally.last - times + 1] as number;
  return [
    Math.log1p(times),
    Math.log1p(cut.time - tally.lastTime),
    Math.log1p(cut.time - tally.firstTime),
    ordersSince,
    (times + 0.1) / (orders + 1),
    (times - 0.9) / (orders - firstOrder),
    faded[0] as number,
    faded[1] as number,
    faded[2] as number,
    faded[3] as number,
    (faded[1] as number) / ((fadedOrders[2] as number) + 0.05),
    (faded[2] as number) / ((fadedOrders[3] as number) + 0.1),
    rate / state.rates,
    Math.log(rate),
  ];
}

function gapFeatures({ tally, cut }: ItemCase): number[] {
  const { times, lastGap } = tally;
  const since = cut.time - tally.lastTime;
  const span = tally.lastTime - tally.firstTime;
  // As if there had been most of one more gap of some months.
  const gap = (span + 100) / (times - 0.3);
  const mean = span / Math.max(1, times - 1);
  const spread = Math.sqrt(Math.max(0, tally.gapSquares / Math.max(1, times - 1) - mean ** 2));
  return [
    Math.log1p(gap),
    Math.min(MOST_GAPS, since / gap),
    times > 1 ? Math.log1p(lastGap) : -1,
    times > 1 ? Math.min(MOST_GAPS, since / (lastGap + 5)) : -1,
    times > 2 ? spread / (mean + 1) : -1,
    coversLastYear(cut) ? tally.sameWeeks : -1,
    coversLastYear(cut) ? tally.nearWeeks : -1,
    tally.lastYear,
  ];
}

function quantityFeatures(one: ItemCase): number[] {
  const { tally, cut, sales } = one;
  const { times, quantity } = tally;
  const last = sales.quantities[tally.last] as number;
  const usual = quantity / times;
  // How long the last quantity lasts at the pace at which all before it was used up.
  const aDay = (quantity - last + 0.01) / (tally.lastTime - tally.firstTime + 5);
  return [
    Math.log1p(last),
    Math.log((last + 0.5) / (usual + 0.5)),
    times > 1 ? Math.min(MOST_GAPS, (cut.time - tally.lastTime) / (last / aDay + 5)) : -1,
    Math.log((usual + 0.5) / (Math.exp(ofProduct(one, USUAL_QUANTITY)) + 0.5)),
    Math.log((tally.cents + 1) / quantity) - ofProduct(one, PRICE) - ofProduct(one, PRICE_CHANGE),
    Math.log1p(sales.orderSizes[sales.orders[tally.last] as number] as number),
  ];
}

function customerFeatures(one: ItemCase, rate: number): number[] {
  const { cut, state, sales, appetite, appeal } = one;
  const { orders, fadedItems, fadedRepeats } = state.tally;
  const size = sales.orderSizes[orders - 1] as number;
  const share = Math.log(rate / state.rates);
  return [
    appeal,
    Math.log1p(orders),
    Math.log1p(state.owned),
    Math.log1p(state.rates),
    Math.log1p(cut.time - state.lastTime),
    ((fadedRepeats[3] as number) + 1) / ((fadedItems[3] as number) + 5),
    (size - (sales.orderRepeats[orders - 1] as number)) / size,
    appetite.orders,
    appetite.items,
    appetite.items - Math.log1p(state.owned),
    appetite.items + share,
    appetite.items + share + appeal + ofProduct(one, BUYERS_PER_OWNER),
  ];
}

const BUYERS_PER_OWNER = PRODUCT_FEATURES.indexOf('buyersPerOwner30');
