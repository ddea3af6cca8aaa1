import type { Day } from '../../shared/calendar-day.ts';
import { hasParted } from '../has-parted.ts';
import { isLeaving } from '../is-leaving.ts';
import { proposeMessage } from '../propose-message.ts';
import type { ReviewCase } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/**
 * Who was lost longer ago is not written to: a new installation would say goodbye to years of customers at once. Where somebody
 * called, or was to call, goodbye is said after that.
 */
const WITHIN_DAYS = 30;

/** One letter to a customer that is lost or has said that it leaves, which leaves the door open; nothing follows it. */
export const farewell: Rule = {
  name: 'farewell',
  ask(review) {
    const lostOn = lostSince(review);
    if (lostOn === null) return quiet('not-lost');
    if (hasParted(review)) return quiet('already-parted');
    const { today, calls } = review.facts;
    if (today - Math.max(lostOn, calls.lastEnded?.endedOn ?? lostOn) > WITHIN_DAYS)
      return quiet('lost-long-ago', { lostOn });
    const messageKind = 'farewell';
    if (isLeaving(review))
      return proposeMessage(review, {
        ...{ messageKind, because: 'said-it-leaves', numbers: { saidOn: lostOn }, items: null },
        inAnyStage: true,
      });
    const lastOrderOn = review.rhythm.order.lastDay ?? lostOn;
    return proposeMessage(review, { messageKind, because: 'lost', numbers: { lastOrderOn }, items: null });
  },
};

/** Since it said that it leaves, else since its silence has been the end; null while it is not lost. */
function lostSince(review: ReviewCase): Day | null {
  if (isLeaving(review)) return review.facts.calls.leavingSince;
  return review.stage?.stage === 'lost' ? review.stage.since : null;
}
