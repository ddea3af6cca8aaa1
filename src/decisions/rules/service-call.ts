import { callFindings } from '../call-findings.ts';
import type { Facts } from '../facts.ts';
import { type ReviewCase, signalsOf } from '../review-case.ts';
import { type Answer, quiet, type Rule, speak } from '../rule.ts';

/**
 * Complaints beyond the usual, one left open, or a low answer: a person calls, whatever the customer is worth, and nothing is
 * sold meanwhile.
 */
export const serviceCall: Rule = {
  name: 'service-call',
  ask(review) {
    const [complaints] = signalsOf(review, 'complaints');
    const [unhappy] = signalsOf(review, 'unhappy');
    if (!complaints && !unhappy) return quiet('no-complaints');
    const { coolDownUntil } = review.facts.calls;
    if (coolDownUntil !== null && coolDownUntil > review.facts.today && !hasNewTrouble(review))
      return quiet('talked-lately', {}, coolDownUntil);
    const strength = Math.max(complaints?.strength ?? 0, unhappy?.strength ?? 0);
    const [because, numbers] = complaints
      ? aboutComplaints(complaints.evidence, review.facts)
      : (['low-answer', { answeredOn: unhappy?.startedOn ?? review.facts.today }] as const);
    return callNow(review, strength, because, numbers);
  },
};

function callNow(
  review: ReviewCase,
  probability: number,
  because: string,
  numbers: Answer['numbers'],
): Answer {
  const stakeCents = Math.max(0, review.yearValueCents);
  const signals = callFindings(review);
  return speak({ kind: 'call', purpose: 'service', signals, stakeCents, probability }, because, numbers);
}

function aboutComplaints(
  {
    recent,
    windowDays,
    open,
    oldestOpenDays,
  }: Extract<ReviewCase['signals'][number], { kind: 'complaints' }>['evidence'],
  { careModel }: Facts,
): readonly [because: string, numbers: Answer['numbers']] {
  return recent >= careModel.signals.complaintMinimum
    ? ['complaints', { count: recent, windowDays }]
    : ['complaint-left-open', { count: open, oldestOpenDays: oldestOpenDays ?? 0 }];
}

/** What was complained of or answered after the last talk has not been talked about. */
function hasNewTrouble({ facts: { calls, complaints, careModel, answers = [] } }: ReviewCase): boolean {
  const talkedOn = (calls.coolDownUntil ?? 0) - careModel.calls.coolDownDays;
  return (
    complaints.some(({ openedOn }) => openedOn > talkedOn) ||
    answers.some(({ day, talkedSince }) => day >= talkedOn && !talkedSince)
  );
}
