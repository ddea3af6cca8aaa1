import type { ProposedItem } from './decision.ts';
import type { Facts } from './facts.ts';
import { suggestBeside } from './suggest-beside.ts';
import { suggestByIndustry } from './suggest-by-industry.ts';

/**
 * Products worth trying for a customer, best first: what its industry buys beyond others; where the industry is unknown
 * or has nothing left to offer, what buyers of its own products buy as well. Never something it has bought, asked not
 * to hear of, or was shown lately.
 */
export function suggestProducts(facts: Facts): ProposedItem[] {
  const most = facts.careModel.suggestionsPerMessage;
  const byIndustry = suggestByIndustry(facts, most);
  return byIndustry.length > 0 ? byIndustry : suggestBeside(facts, most);
}
