import { proposeMessage } from '../propose-message.ts';
import type { ReviewCase } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';
import { suggestProducts } from '../suggestions/suggest-products.ts';

/** Suggestions are a spice. */
const DAYS_BETWEEN_SUGGESTIONS = 56;

/** Products that others like it buy, shown to an active customer around the time its next order is put together. */
export const suggestion: Rule = {
  name: 'suggestion',
  ask(review) {
    if (!isOrderNear(review)) return quiet('no-order-near');
    const last = lastSuggestedOn(review);
    if (last !== null && last + DAYS_BETWEEN_SUGGESTIONS > review.facts.today)
      return quiet('suggested-lately', {}, last + DAYS_BETWEEN_SUGGESTIONS);
    return proposeMessage(review, {
      messageKind: 'industry-suggestion',
      because: 'order-near',
      numbers: {},
      items: () => suggestProducts(review.facts),
    });
  },
};

function isOrderNear({ rhythm: { order, daysSince }, facts }: ReviewCase): boolean {
  const { usualGapDays, lateAfterDays } = order;
  if (daysSince === null || usualGapDays === null || lateAfterDays === null) return false;
  const early = usualGapDays - facts.careModel.signals.itemDueHorizonDays;
  return daysSince >= early && daysSince <= lateAfterDays;
}

function lastSuggestedOn({ facts }: ReviewCase): number | null {
  return facts.messages.findLast(({ kind, counts }) => kind === 'industry-suggestion' && counts)?.day ?? null;
}
