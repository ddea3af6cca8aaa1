import type { SignalKind } from '../signals/signal.ts';
import type { CallPurpose } from './decision.ts';

/** What became of a signal's calls: the finding was right, or it was not. */
export interface SignalVerdicts {
  right: number;
  wrong: number;
}

/** By kind; a kind left out has not been judged yet. */
export type SignalTrust = Partial<Record<SignalKind, SignalVerdicts>>;

/** The findings that a call of each purpose is about; whatever else is known stands beside them in the briefing. */
export const CALL_REASONS: Readonly<Record<CallPurpose, readonly SignalKind[]>> = {
  service: ['complaints', 'unhappy'],
  retention: ['silent', 'shrinking'],
  growth: ['growing', 'widening', 'untapped'],
};

/** So many right calls are taken for granted before the first one, so that two bad calls in a row change little. */
const GRANTED = 10;
/** Below this nothing falls: a signal that is never called about could never be seen to be right again. */
export const TRUST_FLOOR = 0.3;

/** What a signal's calls count for in the ranking: 1 while nothing is known, less the more often it was wrong, and TRUST_FLOOR at least. */
export function trustOf({ right, wrong }: SignalVerdicts): number {
  return Math.max(TRUST_FLOOR, (right + GRANTED) / (right + wrong + GRANTED));
}
