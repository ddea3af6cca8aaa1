import type { RuleAnswer } from '../decision.ts';
import { hasEndedProfile } from '../has-ended-profile.ts';
import { REFUSALS, type Refusal } from '../may-contact.ts';
import { quiet, type Rule, speak } from '../rule.ts';

/** Nobody spoke: wait, and say what held the first one back that had something to say. */
export const wait: Rule = {
  name: 'wait',
  ask(review, before) {
    if (before.some(({ spoke }) => spoke)) return quiet('something-to-do');
    if (hasEndedProfile(review.facts.contacts)) {
      const because = 'objected';
      return speak({ kind: 'wait', because, until: null }, because);
    }
    const held = before.find(isHeldBack);
    const until = held?.numbers.until;
    const because = held?.because ?? (review.signals.length > 0 ? 'nothing-to-say' : 'all-well');
    const day = typeof until === 'number' ? until : null;
    return speak({ kind: 'wait', because, until: day }, because, day === null ? {} : { until: day });
  },
};

/** It had a reason to write, and nobody it may write to. A kind that is switched off is nothing held back. */
function isHeldBack({ because }: RuleAnswer): boolean {
  if (because === 'kind-off') return false;
  return because === 'no-contact' || REFUSALS.includes(because as Refusal);
}
