import type { CareModel } from '../decisions/care-model.ts';
import type { CallFacts } from '../decisions/facts.ts';
import type { Day } from '../shared/calendar-day.ts';

/** A call that was not made on purpose is followed by the same rest as one that was. */
export function withHeldOut(
  calls: CallFacts,
  heldOutOn: Day | null | undefined,
  settings: CareModel['calls'],
): CallFacts {
  if (heldOutOn === null || heldOutOn === undefined) return calls;
  const { lastEnded = null } = calls;
  return {
    ...calls,
    lastEnded:
      lastEnded && lastEnded.endedOn > heldOutOn ? lastEnded : { raisedOn: heldOutOn, endedOn: heldOutOn },
    coolDownUntil: Math.max(calls.coolDownUntil ?? heldOutOn, heldOutOn + settings.coolDownDays),
  };
}
