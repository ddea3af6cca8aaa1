/** [product id, buyers, lift] */
export type IndustryRow = readonly [productId: number, buyers: number, lift: number];
/** [product id, buyers of both, similarity] */
export type NeighbourRow = readonly [productId: number, buyers: number, similarity: number];
/** [product id, usual quantity, season, appeal, customers who bought it in the last weeks] */
export type ProductRow = readonly [
  productId: number,
  usualQuantity: number,
  season: number,
  appeal: number,
  recentBuyers: number,
];

/** [product id, where it stands in each taste, in thousandths] */
export type TasteRow = readonly [productId: number, ...tastes: number[]];

/** What was learnt about who buys what, as plain JSON. */
export interface SuggestionContents {
  /** Customers of each industry that bought lately, and the products they buy beyond others. */
  industries: readonly { industry: string; customers: number; products: readonly IndustryRow[] }[];
  /** Products that buyers of each product also buy. */
  neighbours: readonly (readonly [productId: number, neighbours: readonly NeighbourRow[]])[];
  /** Where products stand in the tastes of the base, every row equally long. */
  tastes: readonly TasteRow[];
  /** Every product bought lately. */
  products: readonly ProductRow[];
  /** Ids of the products that lead, whoever asks. */
  leaders: readonly number[];
  /** How loudly each thing that ties a product to a customer speaks, beside the product's appeal to all. */
  ties: TieWeights;
}

/** Weights of the ties of a product to one customer, in the order of `tieTraits`. */
export interface TieWeights {
  closest: number;
  taste: number;
  industry: number;
}
