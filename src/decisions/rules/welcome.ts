import { proposeMessage } from '../propose-message.ts';
import { signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/** A first order is answered once. */
export const welcome: Rule = {
  name: 'welcome',
  ask(review) {
    const [fresh] = signalsOf(review, 'new');
    if (!fresh) return quiet('not-new');
    if (review.facts.messages.some(({ kind, counts }) => kind === 'welcome' && counts))
      return quiet('already-welcomed');
    const { firstOrderOn } = fresh.evidence;
    return proposeMessage(review, {
      messageKind: 'welcome',
      because: 'new',
      numbers: { firstOrderOn },
      items: null,
    });
  },
};
