import { callFindings } from '../call-findings.ts';
import type { Facts } from '../facts.ts';
import { signalsOf } from '../review-case.ts';
import { quiet, type Rule, speak } from '../rule.ts';

/** Complaints beyond the usual, or one left open: a person calls, whatever the customer is worth, and nothing is sold meanwhile. */
export const serviceCall: Rule = {
  name: 'service-call',
  ask(review) {
    const [complaints] = signalsOf(review, 'complaints');
    if (!complaints) return quiet('no-complaints');
    const { coolDownUntil } = review.facts.calls;
    if (coolDownUntil !== null && coolDownUntil > review.facts.today && !hasNewComplaint(review.facts))
      return quiet('talked-lately', {}, coolDownUntil);
    const { recent, windowDays, open, oldestOpenDays } = complaints.evidence;
    const isRise = recent >= review.facts.careModel.signals.complaintMinimum;
    return speak(
      {
        kind: 'call',
        purpose: 'service',
        signals: callFindings(review),
        stakeCents: Math.max(0, review.yearValueCents),
        probability: complaints.strength,
      },
      isRise ? 'complaints' : 'complaint-left-open',
      isRise ? { count: recent, windowDays } : { count: open, oldestOpenDays: oldestOpenDays ?? 0 },
    );
  },
};

/** A complaint made after the last talk has not been talked about. */
function hasNewComplaint({ calls, complaints, careModel }: Facts): boolean {
  const talkedOn = (calls.coolDownUntil ?? 0) - careModel.calls.coolDownDays;
  return complaints.some(({ openedOn }) => openedOn > talkedOn);
}
