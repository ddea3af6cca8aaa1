import type { Day } from '../../shared/calendar-day.ts';
import { stableHash } from '../../shared/stable-hash.ts';
import { proposeCall } from '../propose-call.ts';
import { type ReviewCase, signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

const DAYS_OF_YEAR = 365;
/** Room for a call that stood in the way, and for the days nobody has time. */
const TURN_DAYS = 14;

/**
 * A customer that grows, or takes up new categories, is worth a talk before somebody else has it. That it buys more elsewhere
 * is no news of a day: by itself it is talked about once a year, each customer at its own time.
 */
export const growthCall: Rule = {
  name: 'growth-call',
  ask(review) {
    const news = [...signalsOf(review, 'growing'), ...signalsOf(review, 'widening')];
    const untapped = signalsOf(review, 'untapped');
    const turnOn = nextTurn(review);
    if (news.length === 0 && untapped.length > 0 && turnOn > review.facts.today)
      return quiet('untapped-waits', {}, turnOn);
    return proposeCall(review, 'growth', [...news, ...untapped]);
  },
};

/** Today while a customer's turn lasts, else the day on which its next one begins. */
function nextTurn({ facts: { today, customer, careModel } }: ReviewCase): Day {
  const place = Math.floor(stableHash(`${careModel.holdOut.salt}:untapped:${customer.id}`) * DAYS_OF_YEAR);
  const since = (((today - place) % DAYS_OF_YEAR) + DAYS_OF_YEAR) % DAYS_OF_YEAR;
  return since < TURN_DAYS ? today : today + DAYS_OF_YEAR - since;
}
