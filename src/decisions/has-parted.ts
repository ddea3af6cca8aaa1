import type { ReviewCase } from './review-case.ts';

/** Goodbye has been said since the last order: nothing follows it until the customer comes back. */
export function hasParted({ facts, rhythm }: ReviewCase): boolean {
  const since = rhythm.order.lastDay ?? Number.NEGATIVE_INFINITY;
  return facts.messages.some(({ kind, counts, day }) => kind === 'farewell' && counts && day > since);
}
