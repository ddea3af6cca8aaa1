import type { Rhythm } from './rhythm.ts';

/**
 * How readily somebody stops for good, whatever the rhythm was: people close, move, change their minds. After n order
 * days the chance that the last one was the very last is x / (x + n): who has come back often comes back. It is what
 * makes long silence mean something. Measured on a wholesaler's 19 months (Brier score over three cut-off days).
 */
export const NEVER_AGAIN = { customer: 0.3, item: 1.5 } as const;

/** Turns spread ÷ usual gap into the steepness of the curve (a log-logistic's own spread, by the same measure). */
const STEEPNESS = 1.63;
/** Nobody's gaps are more random than this. */
const LEAST_STEEPNESS = 1;
/** Nobody is a clock. */
const MOST_STEEPNESS = 6;
/** Order days after which a regular customer may be believed to be one step steeper: three even gaps prove little. */
const ORDER_DAYS_PER_STEP = 5;

/**
 * Chance (0–1) that the next purchase falls within `horizonDays` from now, given that `elapsedDays` have passed
 * without one; null where no gap is known. The plain interval: gaps are log-logistic around the usual gap (long gaps are
 * far commoner than a normal curve has it), and any purchase may have been the last. `neverAgain`: 0 leaves that out.
 */
export function chanceWithin(
  rhythm: Rhythm,
  elapsedDays: number,
  horizonDays: number,
  neverAgain: number,
): number | null {
  const { usualGapDays, spreadDays, orderDays } = rhythm;
  if (usualGapDays === null || spreadDays === null) return null;
  const steepness = steepnessOf(spreadDays / usualGapDays, orderDays);
  const stopped = neverAgain > 0 ? neverAgain / (neverAgain + orderDays) : 0;
  const waiting = (1 - stopped) * shareLongerThan(elapsedDays / usualGapDays, steepness);
  const waitingLater = (1 - stopped) * shareLongerThan((elapsedDays + horizonDays) / usualGapDays, steepness);
  const quietNow = stopped + waiting;
  return quietNow > 0 ? (waiting - waitingLater) / quietNow : 0;
}

function steepnessOf(relativeSpread: number, orderDays: number): number {
  const most = Math.min(MOST_STEEPNESS, 1 + orderDays / ORDER_DAYS_PER_STEP);
  return Math.max(LEAST_STEEPNESS, Math.min(most, STEEPNESS / relativeSpread));
}

/** Share of gaps longer than so many usual gaps. */
function shareLongerThan(usualGaps: number, steepness: number): number {
  return 1 / (1 + Math.max(0, usualGaps) ** steepness);
}
