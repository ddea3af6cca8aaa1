/** What customers of one industry, or buyers of one product, buy. Learnt from the whole base, stands still between fits. */
export interface SuggestionBase {
  /** Products by how much more an industry buys them than everyone does; empty for an unknown industry. */
  ofIndustry(industry: string): readonly IndustryProduct[];
  /** Products that buyers of this one also buy, strongest first. */
  besideProduct(productId: number): readonly SimilarProduct[];
  /** Sales of the coming weeks last year against a usual stretch of that length; 1 is usual. */
  inSeason(productId: number): number;
}

export interface IndustryProduct {
  productId: number;
  /** Customers of the industry that buy it, and how many the industry has. */
  buyers: number;
  customers: number;
  /** Share of buyers in the industry ÷ share in all, shrunk towards 1 where few. */
  lift: number;
  usualQuantity: number;
}

export interface SimilarProduct {
  productId: number;
  /** 0–1, cosine of the two products' buyers with shrinkage. */
  similarity: number;
  buyers: number;
  usualQuantity: number;
}
