import { normalShareBelow } from './normal-share-below.ts';
import type { Rhythm } from './rhythm.ts';

/**
 * Share of purchases after which nothing more follows, whatever the rhythm was: people close, move, change their
 * minds. It is what makes long silence mean something: the longer it lasts, the likelier this purchase was the last.
 */
export const NEVER_AGAIN = { customer: 0.12, item: 0.2 } as const;

/** Nobody is a clock, and few gaps cannot prove that somebody is; nor is anybody pure chance. */
const LEAST_SPREAD = 0.25;
const MOST_SPREAD = 1.2;

/**
 * Chance (0–1) that the next purchase falls within `horizonDays` from now, given that `elapsedDays` have passed
 * without one; null where no gap is known. The plain interval: gaps are log-normal around the usual gap, and a share
 * of purchases is the last.
 */
export function chanceWithin(
  rhythm: Rhythm,
  elapsedDays: number,
  horizonDays: number,
  neverAgain: number,
): number | null {
  const { usualGapDays, spreadDays } = rhythm;
  if (usualGapDays === null || spreadDays === null) return null;
  const spread = Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, spreadDays / usualGapDays));
  const bought = shareBoughtBy(elapsedDays, usualGapDays, spread);
  const soon = shareBoughtBy(elapsedDays + horizonDays, usualGapDays, spread);
  const stillQuiet = neverAgain + (1 - neverAgain) * (1 - bought);
  return stillQuiet <= 0 ? 0 : ((1 - neverAgain) * (soon - bought)) / stillQuiet;
}

function shareBoughtBy(days: number, usualGapDays: number, spread: number): number {
  return days <= 0 ? 0 : normalShareBelow(Math.log(days / usualGapDays) / spread);
}
