import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { mergeClosures } from '../rhythm/merge-closures.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { ReviewCase } from './review-case.ts';

/** When the customer's own rhythm expects the next order; it may lie in the past. Null where too little is known. */
export function nextOrderDay({ facts, rhythm }: Pick<ReviewCase, 'facts' | 'rhythm'>): Day | null {
  const { lastDay, usualGapDays } = rhythm.order;
  if (lastDay === null || usualGapDays === null) return null;
  const closures = mergeClosures(facts.base.closures, facts.careModel.closures);
  return dayAfterOpenDays(lastDay, Math.round(usualGapDays), closures);
}
