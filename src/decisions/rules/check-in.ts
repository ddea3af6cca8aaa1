import { isLongGone } from '../is-long-gone.ts';
import { proposeMessage } from '../propose-message.ts';
import { signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/** A late or silent customer that no person calls is asked once, by mail, how things are. */
export const checkIn: Rule = {
  name: 'check-in',
  ask(review) {
    const { today, messages, calls } = review.facts;
    const [silent] = signalsOf(review, 'silent');
    const finding = silent ?? signalsOf(review, 'late')[0];
    if (!finding) return quiet('in-rhythm');
    if (silent && isLongGone(silent)) return quiet('long-gone', { count: silent.evidence.daysSince });
    if (calls.openSince !== null) return quiet('call-open', { openSinceOn: calls.openSince });
    if (calls.coolDownUntil !== null && calls.coolDownUntil > today)
      return quiet('talked-lately', {}, calls.coolDownUntil);
    const lastOrderOn = review.rhythm.order.lastDay ?? today;
    if (messages.some(({ kind, counts, day }) => kind === 'check-in' && counts && day > lastOrderOn))
      return quiet('already-asked');
    return proposeMessage(review, {
      messageKind: 'check-in',
      because: finding.kind,
      numbers: { count: finding.evidence.daysSince },
      items: null,
    });
  },
};
