import type { ReviewCase } from './review-case.ts';

/** A person heard that the customer leaves for good, and it has not ordered since: an order says otherwise. */
export function isLeaving({ facts, rhythm }: Pick<ReviewCase, 'facts' | 'rhythm'>): boolean {
  const { leavingSince } = facts.calls;
  return leavingSince !== null && (rhythm.order.lastDay ?? leavingSince) <= leavingSince;
}
