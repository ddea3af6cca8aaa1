import { wholePacks } from '../rhythm/whole-packs.ts';
import type { ProposedItem } from './decision.ts';
import type { Facts } from './facts.ts';
import { weighSuggestions } from './weigh-suggestions.ts';

/** Below this an industry buys a product hardly more than anybody does, and "others like you" would be empty words. */
const LEAST_LIFT = 1.2;

/** What customers of the same industry buy and this one does not, by lift and season; none where the industry is unknown. */
export function suggestByIndustry(facts: Facts, most: number): ProposedItem[] {
  const { industry } = facts.customer;
  if (industry === null) return [];
  const weigh = weighSuggestions(facts);
  return facts.suggestions
    .ofIndustry(industry)
    .filter(({ lift }) => lift >= LEAST_LIFT)
    .map((product) => ({ product, weight: product.lift * weigh(product.productId) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.product.productId - b.product.productId)
    .slice(0, most)
    .map(({ product: { productId, usualQuantity, buyers, customers, lift } }) => ({
      productId,
      quantity: wholePacks(usualQuantity, facts.product(productId)?.packSize ?? 1),
      reason: { kind: 'industry', industry, buyers, customers, lift },
    }));
}
