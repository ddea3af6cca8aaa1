import type { CareModel } from '../decisions/care-model.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { CallOutcome } from './call-outcome.ts';
import type { CALL_CAUSES } from './call-table.ts';

type Cause = (typeof CALL_CAUSES)[number];

/** What becomes of a call task after a call. */
export type AfterCall =
  | { state: 'done'; because: Cause; followUpOn: Day | null }
  | { state: 'snoozed'; because: Cause; until: Day };

/** Who does not answer three times does not want to, or is not there; a fourth ring would only annoy. */
const MOST_ATTEMPTS = 3;

/** `attempts` counts the calls made on this task, this one among them. */
export function followOutcome(
  outcome: CallOutcome,
  attempts: number,
  today: Day,
  settings: CareModel['calls'],
): AfterCall {
  const { followUpOn } = outcome;
  switch (outcome.reached) {
    case 'reached':
      return { state: 'done', because: outcome.leavingReason ? 'leaving' : 'talked', followUpOn };
    case 'wrong-number':
      return { state: 'done', because: 'wrong-number', followUpOn: null };
    case 'not-reached':
      if (followUpOn !== null) return { state: 'snoozed', because: 'put-off', until: followUpOn };
      if (attempts >= MOST_ATTEMPTS) return { state: 'done', because: 'gave-up', followUpOn: null };
      return { state: 'snoozed', because: 'no-answer', until: today + settings.retryAfterDays };
  }
}
