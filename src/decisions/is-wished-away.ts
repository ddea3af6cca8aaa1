import type { Facts } from './facts.ts';

/** The customer asked never to hear of this product again, or not before a day still ahead. */
export function isWishedAway(productId: number, { itemWishes, today }: Facts): boolean {
  return itemWishes.some(
    (wish) => wish.productId === productId && (wish.askAgainOn === null || wish.askAgainOn > today),
  );
}
