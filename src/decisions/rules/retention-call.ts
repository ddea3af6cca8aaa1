import type { Shrinking } from '../../signals/signal.ts';
import { hasParted } from '../has-parted.ts';
import { isLongGone } from '../is-long-gone.ts';
import { proposeCall } from '../propose-call.ts';
import { type ReviewCase, signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/** Silence or shrinkage where the value at stake earns a person's call. */
export const retentionCall: Rule = {
  name: 'retention-call',
  ask(review) {
    if (hasParted(review)) return quiet('already-parted');
    const shrinking = signalsOf(review, 'shrinking');
    if (shrinking.some((signal) => isSilencePast(signal, review))) return quiet('back-from-silence');
    const silent = signalsOf(review, 'silent').filter((signal) => !isLongGone(signal));
    return proposeCall(review, 'retention', [...silent, ...shrinking]);
  },
};

/** Who has just come back bought less while it was silent; that is over, and it is welcomed instead. */
function isSilencePast({ startedOn }: Shrinking, { stage }: ReviewCase): boolean {
  return stage?.stage === 'returned' && startedOn < stage.since;
}
