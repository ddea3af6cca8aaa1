import type { Facts } from './facts.ts';
import { isWishedAway } from './is-wished-away.ts';

/** Shown and not bought: that was an answer, for a while. */
const SHOWN_HOLDS_DAYS = 180;
/** Sales of the coming weeks, against usual ones, below which a product is out of season. */
const OUT_OF_SEASON = 0.6;
/** No season speaks louder than this. */
const HIGH_SEASON = 2;

/**
 * A weight for each product: 0 where it must not be suggested to this customer, else how much its season speaks for it,
 * within bounds, so that a Christmas hit of three buyers does not crowd out all else.
 */
export function weighSuggestions(facts: Facts): (productId: number) => number {
  const known = new Set<number>();
  for (const { productId } of facts.history.items) known.add(productId);
  for (const { day, productIds } of facts.messages) {
    if (day > facts.today - SHOWN_HOLDS_DAYS) for (const productId of productIds) known.add(productId);
  }
  return (productId) => {
    if (known.has(productId)) return 0;
    const product = facts.product(productId);
    if (!product || product.left || isWishedAway(productId, facts)) return 0;
    const inSeason = facts.suggestions.inSeason(productId);
    return inSeason < OUT_OF_SEASON ? 0 : Math.min(HIGH_SEASON, inSeason);
  };
}
