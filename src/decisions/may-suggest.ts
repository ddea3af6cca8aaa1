import type { Facts } from './facts.ts';
import { isWishedAway } from './is-wished-away.ts';

/** Shown and not bought: that was an answer, for a while. */
const SHOWN_HOLDS_DAYS = 180;
/** Sales of the coming weeks, against usual ones, below which a product is out of season. */
const OUT_OF_SEASON = 0.6;

/** A test whether a product may be suggested to this customer, made once for all candidates. */
export function maySuggest(facts: Facts): (productId: number) => boolean {
  const known = new Set<number>();
  for (const { productId } of facts.history.items) known.add(productId);
  for (const { day, productIds } of facts.messages) {
    if (day > facts.today - SHOWN_HOLDS_DAYS) for (const productId of productIds) known.add(productId);
  }
  return (productId) => {
    if (known.has(productId)) return false;
    const product = facts.product(productId);
    if (!product || product.left || isWishedAway(productId, facts)) return false;
    return facts.suggestions.inSeason(productId) >= OUT_OF_SEASON;
  };
}
