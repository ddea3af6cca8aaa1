/** A mean with its 95 % interval. */
export interface Mean {
  mean: number;
  low: number;
  high: number;
}

/** Normal quantile of 0.975. */
const Z = 1.96;

/**
 * The mean of some values with Student's interval for them and one more at each end of the range that they can have. Few marks that
 * crowd at the top would otherwise look more certain than they are: of ten answers Student's own interval misses the truth
 * in up to a third of all cases, this one in fewer than 1 of 20, and all alike are not held to be certain.
 */
export function meanInterval(values: readonly number[], { from, to }: { from: number; to: number }): Mean {
  const { mean: middle, reach } = student([...values, from, to]);
  return { mean: meanOf(values), low: Math.max(from, middle - reach), high: Math.min(to, middle + reach) };
}

function student(values: readonly number[]): { mean: number; reach: number } {
  const mean = meanOf(values);
  const freedom = values.length - 1;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, reach: studentQuantile(freedom) * Math.sqrt(squares / freedom / values.length) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Student's 0.975 quantile by two terms of the Cornish–Fisher expansion: right to 0.01 from 8 degrees of freedom on. */
function studentQuantile(freedom: number): number {
  const first = (Z ** 3 + Z) / (4 * freedom);
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
  return Z + first + second;
}
