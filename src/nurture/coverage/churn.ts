import { type Life, survivalCurve } from './survival-curve.ts';

/** Share (0–1) of customers lost within a year of their first order, with its 95 % interval. */
export interface Churn {
  share: number;
  low: number;
  high: number;
}

const YEAR_DAYS = 365;
/** Fewer customers watched through the year than this say nothing about it. */
const LEAST_WATCHED = 20;

/** What the survival curve says of the first year. Null: cannot tell yet. */
export function yearlyChurn(lives: readonly Life[]): Churn | null {
  const watched = lives.filter(({ days, lost }) => lost || days >= YEAR_DAYS).length;
  if (watched < LEAST_WATCHED || !lives.some(({ days }) => days >= YEAR_DAYS)) return null;
  const step = survivalCurve(lives).findLast(({ day }) => day <= YEAR_DAYS);
  if (!step) return { share: 0, low: 0, high: noneLost(watched) };
  return { share: 1 - step.share, low: 1 - step.high, high: 1 - step.low };
}

/** Nobody lost of so many: at most this share, 95 times in a hundred (the rule of three). */
function noneLost(watched: number): number {
  return Math.min(1, 3 / watched);
}
