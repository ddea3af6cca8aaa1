import type { LevelCoverage } from '../../nurture/coverage/coverage-report.ts';

/** The share (0–1) still there on a day after the first order: that of the last step before it, and all before the first. */
export function stillThere(survival: LevelCoverage['survival'], day: number) {
  const step = survival.findLast((one) => one.day <= day);
  return step ? { middle: step.share, low: step.low, high: step.high } : { middle: 1, low: 1, high: 1 };
}
