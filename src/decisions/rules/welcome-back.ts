import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** A welcome back that comes later than this sounds like a machine that has just woken up. */
const WITHIN_DAYS = 21;

/** A customer that ordered again after a silence is welcomed back, once a return. */
export const welcomeBack: Rule = {
  name: 'welcome-back',
  ask(review) {
    const { stage, facts } = review;
    if (stage?.stage !== 'returned') return quiet('not-returned');
    const { since: returnedOn } = stage;
    if (
      facts.messages.some(({ kind, counts, day }) => kind === 'welcome-back' && counts && day >= returnedOn)
    )
      return quiet('already-welcomed-back');
    if (facts.today - returnedOn > WITHIN_DAYS) return quiet('returned-long-ago', { returnedOn });
    return proposeMessage(review, {
      messageKind: 'welcome-back',
      because: 'returned',
      numbers: { returnedOn },
      items: null,
    });
  },
};
