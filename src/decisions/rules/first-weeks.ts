import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** By then the first order has been delivered and looked at. */
const DAYS_AFTER_WELCOME = 14;

/** The second letter to a new customer: whether all came as it should. It falls away with the second order, which ends the stage. */
export const firstWeeks: Rule = {
  name: 'first-weeks',
  ask(review) {
    if (review.stage?.stage !== 'new') return quiet('not-new');
    const { messages, today } = review.facts;
    const welcomed = messages.findLast(({ kind, counts }) => kind === 'welcome' && counts);
    if (!welcomed) return quiet('not-welcomed');
    if (messages.some(({ kind, counts }) => kind === 'first-weeks' && counts))
      return quiet('already-followed-up');
    const due = welcomed.day + DAYS_AFTER_WELCOME;
    if (due > today) return quiet('welcomed-lately', {}, due);
    return proposeMessage(review, {
      messageKind: 'first-weeks',
      because: 'first-weeks',
      numbers: { firstOrderOn: review.stage.since },
      items: null,
    });
  },
};
