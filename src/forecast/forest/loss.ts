import { chanceOf } from '../learn/chance.ts';

/** Fills slope and curvature of the loss of every row at its score. */
export type Loss = (
  score: Float64Array,
  target: Float32Array,
  weight: Float32Array,
  slope: Float32Array,
  curve: Float32Array,
) => void;

/** For what happens or does not: the score is the log-odds. */
export const chanceLoss: Loss = (score, target, weight, slope, curve) => {
  for (let row = 0; row < score.length; row++) {
    const chance = chanceOf(score[row] as number);
    slope[row] = (weight[row] as number) * (chance - (target[row] as number));
    curve[row] = (weight[row] as number) * chance * (1 - chance);
  }
};

/** How much wider than chance counts spread: few customers buy very much. */
const OVERDISPERSION = 0.05;

/** For counts (negative binomial): the score is the log of the count to be expected. */
export const countLoss: Loss = (score, target, weight, slope, curve) => {
  for (let row = 0; row < score.length; row++) {
    const expected = Math.exp(score[row] as number);
    const spread = 1 + OVERDISPERSION * expected;
    const counted = target[row] as number;
    slope[row] = ((weight[row] as number) * (expected - counted)) / spread;
    curve[row] = ((weight[row] as number) * expected * (1 + OVERDISPERSION * counted)) / (spread * spread);
  }
};
