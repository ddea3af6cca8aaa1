import { wholePacks } from '../rhythm/whole-packs.ts';
import type { ProposedItem } from './decision.ts';
import type { Facts } from './facts.ts';
import { maySuggest } from './may-suggest.ts';
import { seasonWeight } from './season-weight.ts';
import type { IndustryProduct } from './suggestion-base.ts';

/** Below this an industry buys a product hardly more than anybody does, and "others like you" would be empty words. */
const LEAST_LIFT = 1.2;

/** What customers of the same industry buy and this one does not, by lift and season; none where the industry is unknown. */
export function suggestByIndustry(facts: Facts, most: number): ProposedItem[] {
  const { industry } = facts.customer;
  if (industry === null) return [];
  const isOpen = maySuggest(facts);
  const weight = (one: IndustryProduct) => one.lift * seasonWeight(facts.suggestions.inSeason(one.productId));
  return facts.suggestions
    .ofIndustry(industry)
    .filter((one) => one.lift >= LEAST_LIFT && isOpen(one.productId))
    .sort((a, b) => weight(b) - weight(a) || a.productId - b.productId)
    .slice(0, most)
    .map(({ productId, usualQuantity, buyers, customers, lift }) => ({
      productId,
      quantity: wholePacks(usualQuantity, facts.product(productId)?.packSize ?? 1),
      reason: { kind: 'industry', industry, buyers, customers, lift },
    }));
}
