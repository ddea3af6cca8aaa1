import { proposeMessage } from '../propose-message.ts';
import type { ReviewCase } from '../review-case.ts';
import { type Answer, quiet, type Rule } from '../rule.ts';
import { GRACE_DAYS } from '../satisfaction/first-free-day.ts';
import { questionTurn } from '../satisfaction/question-turn.ts';
import { restedOn } from '../satisfaction/rested-on.ts';

/** Whether the customer is content, asked of each when its turn in the rotation comes. */
export const question: Rule = {
  name: 'question',
  ask(review) {
    const { facts, stage } = review;
    if (stage === null) return quiet('never-ordered');
    const turn = questionTurn(facts);
    if (!turn) return quiet('off');
    const { turnOn, dueOn, nextTurnOn } = turn;
    const asked = facts.messages.findLast(({ kind, counts }) => kind === 'question' && counts);
    if (asked && asked.day >= turnOn) return quiet('already-questioned', {}, nextTurnOn);
    if (dueOn > facts.today) return quiet('question-waits', {}, dueOn);
    if (facts.today - dueOn > GRACE_DAYS) return quiet('not-its-turn', {}, nextTurnOn);
    return (
      refuseOnTrouble(review) ??
      proposeMessage(review, {
        messageKind: 'question',
        because: 'its-turn',
        numbers: { count: facts.careModel.satisfaction.perYear },
        items: null,
      })
    );
  },
};

/** Never on top of a complaint, of a call, or of another question; a talk has put its turn off already. */
function refuseOnTrouble({ facts }: ReviewCase): Answer | null {
  const { today, complaints, calls } = facts;
  if (complaints.some(({ closedOn }) => closedOn === null || closedOn > today))
    return quiet('complaint-open');
  if (calls.openSince !== null) return quiet('call-open', { openSinceOn: calls.openSince });
  const until = restedOn(facts);
  return until !== null && until > today ? quiet('questioned-lately', {}, until) : null;
}
