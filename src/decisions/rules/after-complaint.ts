import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';
import { restedOn } from '../satisfaction/rested-on.ts';

/** Until then what was promised has had time to come. */
const DAYS_AFTER = 3;
/** Later the customer has long stopped thinking of it. */
const WITHIN_DAYS = 30;

/** Once a complaint is closed, the customer is asked once whether it was mended. */
export const afterComplaint: Rule = {
  name: 'after-complaint',
  ask(review) {
    const { today, complaints, messages, calls, careModel } = review.facts;
    if (complaints.some(({ closedOn }) => closedOn === null || closedOn > today))
      return quiet('complaint-open');
    const closings = complaints.flatMap(({ closedOn }) => (closedOn === null ? [] : [closedOn]));
    const closedOn = Math.max(...closings);
    const askOn = restedOn(review.facts);
    // A question in the way puts it off, but not out of time.
    const putOff = askOn !== null && askOn > closedOn ? careModel.satisfaction.restDays : 0;
    if (closings.length === 0 || today - closedOn > WITHIN_DAYS + putOff) return quiet('no-complaint-closed');
    if (messages.some(({ kind, counts, day }) => kind === 'after-complaint' && counts && day >= closedOn))
      return quiet('already-asked-after');
    if (today < closedOn + DAYS_AFTER) return quiet('closed-lately', {}, closedOn + DAYS_AFTER);
    if (calls.openSince !== null) return quiet('call-open', { openSinceOn: calls.openSince });
    if (askOn !== null && askOn > today) return quiet('questioned-lately', {}, askOn);
    return proposeMessage(review, {
      messageKind: 'after-complaint',
      because: 'complaint-closed',
      numbers: { closedOn },
      items: null,
    });
  },
};
