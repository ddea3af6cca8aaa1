import type { Day } from '../../shared/calendar-day.ts';
import type { ItemReason } from '../decision.ts';
import type { RecentItem } from './basket.ts';
import { findTaste } from './find-taste.ts';
import { findTies, NO_TIE, type Tie } from './find-ties.ts';
import { offeredProducts } from './offered-products.ts';
import type { ProductOutlook, SuggestionBase } from './suggestion-base.ts';
import { weighTie } from './weigh-tie.ts';

/** Sales of the coming weeks, against usual ones, below which a product is out of season. */
const OUT_OF_SEASON = 0.6;

export interface Suggestion {
  productId: number;
  usualQuantity: number;
  reason: ItemReason;
}

export interface SuggestionSearch {
  today: Day;
  industry: string | null;
  /** All the customer ever bought, with the last day of each. */
  items: readonly RecentItem[];
  /** Whether a product may be shown to this customer at all; what it bought is left out anyway. */
  isAllowed(productId: number): boolean;
  most: number;
}

interface Candidate {
  productId: number;
  outlook: ProductOutlook;
  tie: Tie;
  score: number;
}

/**
 * Products worth trying for one customer, best first: what everybody takes up now, weighed with what goes with its own
 * purchases and its industry. Never what it has bought, nor what is out of season.
 */
export function rankSuggestions(base: SuggestionBase, search: SuggestionSearch): Suggestion[] {
  const ties = findTies(base, search, search.today);
  const taste = findTaste(base, search.items, search.today);
  const candidates: Candidate[] = [];
  for (const productId of offeredProducts(base.leaders, ties, search.items)) {
    const outlook = base.outlook(productId);
    if (!outlook || outlook.season < OUT_OF_SEASON) continue;
    const tie = ties.get(productId) ?? NO_TIE;
    const score = outlook.appeal + weighTie(tie, taste(productId), base.ties);
    candidates.push({ productId, outlook, tie, score });
  }
  return candidates
    .sort((a, b) => b.score - a.score || a.productId - b.productId)
    .filter(({ productId }) => search.isAllowed(productId))
    .slice(0, search.most)
    .map((candidate) => ({
      productId: candidate.productId,
      usualQuantity: candidate.outlook.usualQuantity,
      reason: reasonOf(candidate, search.industry),
    }));
}

/** The own industry is the best word for a suggestion, then an own product it goes with, then that many buy it now. */
function reasonOf({ tie, outlook }: Candidate, industry: string | null): ItemReason {
  if (tie.industry && industry !== null) {
    const { buyers, customers, lift } = tie.industry;
    return { kind: 'industry', industry, buyers, customers, lift };
  }
  if (tie.closest) {
    const { buyers, similarity } = tie.closest.similar;
    return { kind: 'beside', productId: tie.closest.productId, buyers, similarity };
  }
  return { kind: 'popular', buyers: outlook.recentBuyers };
}
