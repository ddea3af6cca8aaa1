import { type Anniversary, lastAnniversary } from '../last-anniversary.ts';
import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** Room for a message that went just before; thanks that come later have missed the day. */
const WITHIN_DAYS = 21;

/** A loyal customer is thanked on the day it first ordered, once a year. */
export const thankYou: Rule = {
  name: 'thank-you',
  ask(review) {
    const { stage, facts } = review;
    if (stage?.stage !== 'loyal') return quiet('not-loyal');
    const anniversary = anniversaryOf(review);
    if (!anniversary) return quiet('beginning-unknown');
    const { on, years } = anniversary;
    if (years < 1 || facts.today - on > WITHIN_DAYS) return quiet('no-anniversary');
    if (facts.messages.some(({ kind, counts, day }) => kind === 'thank-you' && counts && day >= on))
      return quiet('already-thanked');
    return proposeMessage(review, {
      messageKind: 'thank-you',
      because: 'anniversary',
      numbers: { count: years },
      items: null,
    });
  },
};

/** Who ordered soon after the supplier's books begin had ordered before, nobody knows for how long. */
const UNKNOWN_BEFORE_DAYS = 365;

function anniversaryOf({ facts, rhythm }: Parameters<Rule['ask']>[0]): Anniversary | null {
  const { firstDay } = rhythm.order;
  const since = facts.base.firstDay ?? null;
  if (firstDay === null || (since !== null && firstDay < since + UNKNOWN_BEFORE_DAYS)) return null;
  return lastAnniversary(firstDay, facts.today);
}
