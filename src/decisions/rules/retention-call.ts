import { hasParted } from '../has-parted.ts';
import { isLongGone } from '../is-long-gone.ts';
import { proposeCall } from '../propose-call.ts';
import { signalsOf } from '../review-case.ts';
import { quiet, type Rule } from '../rule.ts';

/** Silence or shrinkage where the value at stake earns a person's call. */
export const retentionCall: Rule = {
  name: 'retention-call',
  ask(review) {
    if (hasParted(review)) return quiet('already-parted');
    const silent = signalsOf(review, 'silent').filter((signal) => !isLongGone(signal));
    return proposeCall(review, 'retention', [...silent, ...signalsOf(review, 'shrinking')]);
  },
};
