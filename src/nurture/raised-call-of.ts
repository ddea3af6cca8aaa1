import type { RaisedCall } from '../calls/raised-call.ts';
import type { CareModel } from '../decisions/care-model.ts';
import type { Decision, Verdict } from '../decisions/decision.ts';

/** The call that a decision raises. */
export function raisedCallOf(
  { customerId, day }: Decision,
  { purpose, signals, stakeCents, probability }: Verdict & { kind: 'call' },
  { calls: { expireAfterDays } }: Pick<CareModel, 'calls'>,
): RaisedCall {
  return { customerId, purpose, signals, stakeCents, probability, day, expireAfterDays };
}
