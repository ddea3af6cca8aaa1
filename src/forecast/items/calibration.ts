import type { Examples } from '../forest/examples.ts';
import { chanceOf } from '../learn/chance.ts';
import { fitLogistic } from '../learn/fit-logistic.ts';

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
export const UNCALIBRATED: Calibration = { slope: 1, intercept: 0 };

export function calibrated({ slope, intercept }: Calibration, score: number): number {
  return chanceOf(slope * score + intercept);
}

/** A straight line through log-odds, fitted where the scores had not seen what came. */
export function calibrate(scored: readonly ScoredItems[]): Calibration {
  const scores = scored.flatMap((one) => Array.from(one.scores));
  const examples: Examples = {
    rows: scores.length,
    columns: [Float32Array.from(scores)],
    target: Float32Array.from(scored.flatMap((one) => Array.from(one.bought))),
    weight: new Float32Array(scores.length).fill(1),
    start: new Float64Array(scores.length),
  };
  if (scores.length === 0) return UNCALIBRATED;
  const { weights, intercept } = fitLogistic(examples, 1);
  return { slope: weights[0] ?? 1, intercept };
}
