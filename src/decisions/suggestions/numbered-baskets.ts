import type { Basket } from './basket.ts';

/** Products added to a basket's size before it is divided by: one product alone says little, a whole catalogue nothing. */
const BASKET_PRIOR = 10;
/** Average baskets added to a product's buyers, so that 3 of 3 do not beat 300 of 400. */
const BUYERS_PRIOR = 10;

/** Baskets in which products are called by their place in one list, for arithmetic over all of them. */
export interface NumberedBaskets {
  /** Ascending. */
  productIds: readonly number[];
  /** Places of the products of each basket. */
  baskets: readonly Int32Array[];
  /** How much each basket proves: the larger, the less what lies in it goes together. */
  weights: Float64Array;
  /** Sum of the weights of the baskets that each product lies in. */
  buyers: Float64Array;
  /** What is added to `buyers` where few prove little. */
  shrinkage: number;
}

export function numberBaskets(baskets: readonly Basket[]): NumberedBaskets {
  const ids = new Set<number>();
  for (const { items } of baskets) for (const { productId } of items) ids.add(productId);
  const productIds = [...ids].sort((a, b) => a - b);
  const places = new Map(productIds.map((productId, place) => [productId, place]));
  const numbered = baskets.map(({ items }) =>
    Int32Array.from(items, ({ productId }) => places.get(productId) ?? 0),
  );
  const weights = Float64Array.from(baskets, ({ items }) => 1 / (items.length + BASKET_PRIOR));
  const buyers = new Float64Array(productIds.length);
  for (const [index, basket] of numbered.entries())
    for (const place of basket) buyers[place] = (buyers[place] ?? 0) + (weights[index] ?? 0);
  const average = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return { productIds, baskets: numbered, weights, buyers, shrinkage: BUYERS_PRIOR * average };
}
