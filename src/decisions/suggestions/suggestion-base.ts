import type { TieWeights } from './suggestion-contents.ts';

/** What customers of one industry, or buyers of one product, buy. Learnt from the whole base, stands still between fits. */
export interface SuggestionBase {
  /** Products by how much more an industry buys them than everyone does; empty for an unknown industry. */
  ofIndustry(industry: string): readonly IndustryProduct[];
  /** Products that buyers of this one also buy, strongest first. */
  besideProduct(productId: number): readonly SimilarProduct[];
  /** Where a product stands in the tastes of the base; undefined where nothing is known of it. */
  tasteOf(productId: number): Float64Array | undefined;
  /** Undefined for a product not bought lately. */
  outlook(productId: number): ProductOutlook | undefined;
  /** Products that lead by buyers or new buyers of late. */
  leaders: readonly number[];
  ties: TieWeights;
}

/** What one product promises to whoever has not bought it yet. */
export interface ProductOutlook {
  usualQuantity: number;
  /** Sales of the coming weeks last year against a usual stretch of that length; 1 is usual or not known. */
  season: number;
  /** Logarithm of how readily customers take it up now, against other products; only differences mean something. */
  appeal: number;
  /** Customers who bought it in the last weeks. */
  recentBuyers: number;
}

export interface IndustryProduct {
  productId: number;
  /** Customers of the industry that buy it, and how many the industry has. */
  buyers: number;
  customers: number;
  /** Share of buyers in the industry ÷ share in all, shrunk towards 1 where few. */
  lift: number;
}

export interface SimilarProduct {
  productId: number;
  /** 0–1, cosine of the two products' buyers with shrinkage. */
  similarity: number;
  buyers: number;
}
