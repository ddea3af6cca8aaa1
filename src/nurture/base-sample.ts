/** Whose history the whole base is learnt from: every customer whose id divides by `oneOf`. */
export interface BaseSample {
  oneOf: number;
}

/** Everybody. */
export const WHOLE_BASE: BaseSample = { oneOf: 1 };

/**
 * Lines that are enough: some twenty thousand small customers say as much about intervals, seasons and tastes as a million, in the time
 * and memory of a small base.
 */
const ENOUGH_LINES = 1_200_000;

/** The sample for a base of so many order lines; all of it where they are not too many. */
export function sampleOf(lines: number): BaseSample {
  return { oneOf: Math.max(1, Math.ceil(lines / ENOUGH_LINES)) };
}
