import type { Day } from '../../shared/calendar-day.ts';
import { type RecentItem, weighRecent } from './basket.ts';
import type { IndustryProduct, SimilarProduct, SuggestionBase } from './suggestion-base.ts';

/** Below this an industry buys a product hardly more than anybody does, and "others like you" would be empty words. */
const LEAST_LIFT = 1.2;

/** What ties one product to one customer who has not bought it. */
export interface Tie {
  /** Similarity to what the customer bought lately, 0–1, recent purchases counting more. */
  average: number;
  /** The own product most like it, and how alike they are. */
  closest: { productId: number; similar: SimilarProduct } | null;
  industry: IndustryProduct | null;
}

export const NO_TIE: Tie = { average: 0, closest: null, industry: null };

/** Every product it has not bought that something ties to a customer: what buyers of its own products buy as well, and what its industry does. */
export function findTies(
  base: Pick<SuggestionBase, 'besideProduct' | 'ofIndustry'>,
  { items, industry }: { items: readonly RecentItem[]; industry: string | null },
  today: Day,
): Map<number, Tie> {
  const ties = new Map<number, Tie>();
  const own = new Set(items.map(({ productId }) => productId));
  for (const { productId, weight } of weighRecent(items, today))
    for (const similar of base.besideProduct(productId))
      if (!own.has(similar.productId)) addSimilar(ties, productId, similar, weight);
  for (const product of industry === null ? [] : base.ofIndustry(industry))
    if (product.lift >= LEAST_LIFT && !own.has(product.productId))
      ties.set(product.productId, { ...(ties.get(product.productId) ?? NO_TIE), industry: product });
  return ties;
}

function addSimilar(
  ties: Map<number, Tie>,
  productId: number,
  similar: SimilarProduct,
  weight: number,
): void {
  const tie = ties.get(similar.productId);
  const average = weight * similar.similarity;
  if (!tie) {
    ties.set(similar.productId, { average, closest: { productId, similar }, industry: null });
    return;
  }
  tie.average += average;
  if (similar.similarity > (tie.closest?.similar.similarity ?? 0)) tie.closest = { productId, similar };
}
