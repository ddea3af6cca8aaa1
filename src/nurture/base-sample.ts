/** Whose history the whole base is learnt from: every customer whose id divides by `oneOf`. */
export interface BaseSample {
  oneOf: number;
}

/** Everybody. */
export const WHOLE_BASE: BaseSample = { oneOf: 1 };

/**
 * Lines that are enough: some twenty thousand small customers say as much about intervals, seasons and tastes as a million, in the time
 * and memory of a small base. A forecast is fitted to a row for each item and past day, which takes some 5 kB of memory a line: half as
 * many lines keep it below three gigabytes whatever the size.
 */
const ENOUGH_LINES = { base: 1_200_000, forecast: 600_000 };

/** What is learnt. */
export type LearntFrom = keyof typeof ENOUGH_LINES;

/** The sample for a base of so many order lines; all of it where they are not too many. */
export function sampleOf(lines: number, learnt: LearntFrom): BaseSample {
  return { oneOf: Math.max(1, Math.ceil(lines / ENOUGH_LINES[learnt])) };
}
