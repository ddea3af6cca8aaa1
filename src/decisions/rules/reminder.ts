import { proposeItems } from '../propose-items.ts';
import { proposeMessage } from '../propose-message.ts';
import { signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/** All items that are due, in one mail. */
export const reminder: Rule = {
  name: 'reminder',
  ask(review) {
    if (signalsOf(review, 'item-due').length === 0) return quiet('nothing-due');
    return proposeMessage(review, {
      messageKind: 'reorder-reminder',
      because: 'items-due',
      numbers: {},
      items: () => proposeItems(review),
    });
  },
};
