import { wholePacks } from '../../rhythm/whole-packs.ts';
import type { ProposedItem } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { isWishedAway } from '../is-wished-away.ts';
import { boughtItems } from './bought-items.ts';
import { rankSuggestions } from './rank-suggestions.ts';

/** Shown and not bought: that was an answer, for a while. */
const SHOWN_HOLDS_DAYS = 180;

/**
 * Products worth trying for a customer, best first. Never something it has bought, asked not to hear of, or was shown
 * lately, nor what is sold no more.
 */
export function suggestProducts(facts: Facts): ProposedItem[] {
  const shown = shownLately(facts);
  const isAllowed = (productId: number): boolean => {
    const product = facts.product(productId);
    return Boolean(product && !product.left) && !shown.has(productId) && !isWishedAway(productId, facts);
  };
  const suggestions = rankSuggestions(facts.suggestions, {
    today: facts.today,
    industry: facts.customer.industry,
    items: boughtItems(facts.history, facts.today),
    isAllowed,
    most: facts.careModel.suggestionsPerMessage,
  });
  return suggestions.map(({ productId, usualQuantity, reason }) => ({
    productId,
    quantity: wholePacks(usualQuantity, facts.product(productId)?.packSize ?? 1),
    reason,
  }));
}

function shownLately({ messages, today }: Facts): Set<number> {
  const shown = new Set<number>();
  for (const { day, productIds } of messages)
    if (day > today - SHOWN_HOLDS_DAYS) for (const productId of productIds) shown.add(productId);
  return shown;
}
