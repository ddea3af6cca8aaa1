/** Log odds as a weighted sum of features. Plain JSON. */
export interface LinearModel {
  intercept: number;
  /** One a feature, for the feature as it is, not standardised. */
  weights: readonly number[];
}

export function linearScore({ intercept, weights }: LinearModel, row: ArrayLike<number>): number {
  let score = intercept;
  for (let i = 0; i < weights.length; i++) score += (weights[i] as number) * (row[i] as number);
  return score;
}
