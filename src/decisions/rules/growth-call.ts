import { proposeCall } from '../propose-call.ts';
import { signalsOf } from '../review-case.ts';
import type { Rule } from '../rule.ts';

/** A customer that grows, or takes up new categories, is worth a talk before somebody else has it. */
export const growthCall: Rule = {
  name: 'growth-call',
  ask(review) {
    return proposeCall(review, 'growth', [...signalsOf(review, 'growing'), ...signalsOf(review, 'widening')]);
  },
};
