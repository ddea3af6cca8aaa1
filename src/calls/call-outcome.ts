import type { Day } from '../shared/calendar-day.ts';
import type { LEAVING_REASONS, MOODS, REACHED, REASON_RIGHT } from './call-table.ts';

type Reached = (typeof REACHED)[number];
type Mood = (typeof MOODS)[number];
type ReasonRight = (typeof REASON_RIGHT)[number];
type LeavingReason = (typeof LEAVING_REASONS)[number];

/** What was heard in one call. */
export interface CallOutcome {
  reached: Reached;
  mood: Mood | null;
  leavingReason: LeavingReason | null;
  /** Whether the finding that the call was about was right. */
  reasonRight: ReasonRight | null;
  note: string | null;
  followUpOn: Day | null;
  /** The customer says that what it complained about is settled. */
  complaintClosed: boolean;
}

/** What does not fit together in an outcome. */
export type OutcomeFault = 'heard-without-talk' | 'follow-up-not-later' | 'follow-up-to-wrong-number';

/** Only a talk tells a mood, a reason, whether ours was right, or a settled complaint; and a promise lies in the future. */
export function findOutcomeFault(outcome: CallOutcome, today: Day): OutcomeFault | null {
  const { mood, leavingReason, reasonRight, complaintClosed } = outcome;
  const knowsReason = reasonRight === 'yes' || reasonRight === 'no';
  const heard = mood !== null || leavingReason !== null || knowsReason || complaintClosed;
  if (heard && outcome.reached !== 'reached') return 'heard-without-talk';
  if (outcome.followUpOn === null) return null;
  if (outcome.reached === 'wrong-number') return 'follow-up-to-wrong-number';
  return outcome.followUpOn > today ? null : 'follow-up-not-later';
}
