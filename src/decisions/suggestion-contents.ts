/** [product id, buyers, lift] */
export type IndustryRow = readonly [productId: number, buyers: number, lift: number];
/** [product id, buyers of both, similarity] */
export type NeighbourRow = readonly [productId: number, buyers: number, similarity: number];

/** What was learnt about who buys what, as plain JSON. */
export interface SuggestionContents {
  /** Customers of each industry that bought lately, and the products they buy beyond others. */
  industries: readonly { industry: string; customers: number; products: readonly IndustryRow[] }[];
  /** Products that buyers of each product also buy. */
  neighbours: readonly (readonly [productId: number, neighbours: readonly NeighbourRow[]])[];
  /** [product id, usual quantity, sales of the coming weeks last year ÷ usual] of every product bought lately. */
  products: readonly (readonly [productId: number, usualQuantity: number, inSeason: number])[];
}
