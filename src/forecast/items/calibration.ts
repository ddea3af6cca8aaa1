import { chanceOf } from '../learn/chance.ts';
import type { Examples } from '../learn/examples.ts';
import { fitLogistic } from '../learn/fit-logistic.ts';
import { shiftTo } from './level.ts';

/** Straightens a score so that 70 % comes true 7 times in 10. Plain JSON. */
export interface Calibration {
  slope: number;
  intercept: number;
}

/** Scores (log-odds) with what came true (1) and what did not (0) beside each. */
export interface ScoredItems {
  scores: Float64Array;
  bought: Float32Array;
}

/** Before anything was measured scores are believed as they are. */
const UNCALIBRATED: Calibration = { slope: 1, intercept: 0 };

export function calibrated({ slope, intercept }: Calibration, score: number): number {
  return chanceOf(slope * score + intercept);
}

/** A straight line through log-odds, fitted where the scores had not seen what came. */
export function calibrate(scored: readonly ScoredItems[]): Calibration {
  const rows = scored.reduce((sum, { scores }) => sum + scores.length, 0);
  if (rows === 0) return UNCALIBRATED;
  const examples: Examples = {
    rows,
    columns: [Float32Array.from(scored.flatMap(({ scores }) => Array.from(scores)))],
    target: Float32Array.from(scored.flatMap(({ bought }) => Array.from(bought))),
    weight: new Float32Array(rows).fill(1),
    start: new Float64Array(rows),
  };
  const { weights, intercept } = fitLogistic(examples, 1);
  return { slope: weights[0] ?? 1, intercept };
}

/** The same line, raised or lowered until the chances of all scores sum up to what is expected; as it is where nothing is. */
export function levelled(
  calibration: Calibration,
  scores: Float64Array,
  expected: number | null,
): Calibration {
  if (expected === null) return calibration;
  const logOdds = scores.map((score) => calibration.slope * score + calibration.intercept);
  return { ...calibration, intercept: calibration.intercept + shiftTo(logOdds, expected) };
}
