import { decideCase } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { openReviewCase, type ReviewCase } from '../decisions/review-case.ts';
import type { Day } from '../shared/calendar-day.ts';
import { gatherFacts } from './gather-facts.ts';
import { loadReviewContext } from './load-review-context.ts';
import type { ReviewContext, ReviewDeps } from './review-context.ts';

/** A customer looked at once more, with all that led to the verdict. */
export interface Explanation {
  review: ReviewCase;
  decision: Decision;
  context: ReviewContext;
}

/**
 * Asks the same pure function that the night asks, for any day: facts as they stood that morning, signals, every rule's
 * answer. Writes nothing. Null when there is no such customer.
 */
export async function explainCustomer(
  deps: ReviewDeps,
  input: { customerId: number; day: Day },
): Promise<Explanation | null> {
  const context = await loadReviewContext(deps, input.day);
  const range = { from: input.customerId, to: input.customerId };
  const [facts] = await gatherFacts(deps, range, input.day, context);
  if (!facts) return null;
  const review = openReviewCase(facts);
  return { review, decision: decideCase(review), context };
}
