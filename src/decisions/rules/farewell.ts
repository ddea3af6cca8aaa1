import { hasParted } from '../has-parted.ts';
import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** Who was lost longer ago is not written to: a new installation would say goodbye to years of customers at once. */
const WITHIN_DAYS = 30;

/** One letter to a customer that is lost, which leaves the door open; nothing follows it. */
export const farewell: Rule = {
  name: 'farewell',
  ask(review) {
    const { stage, facts } = review;
    if (stage?.stage !== 'lost') return quiet('not-lost');
    const { since: lostOn } = stage;
    const lastOrderOn = review.rhythm.order.lastDay ?? lostOn;
    if (hasParted(review)) return quiet('already-parted');
    if (facts.today - lostOn > WITHIN_DAYS) return quiet('lost-long-ago', { lostOn });
    return proposeMessage(review, {
      messageKind: 'farewell',
      because: 'lost',
      numbers: { lastOrderOn },
      items: null,
    });
  },
};
