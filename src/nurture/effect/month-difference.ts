/** What the customers of one side did in a month: how many there are, the sum of their figures, and of the squares of these. */
export interface MonthSum {
  customers: number;
  sum: number;
  squared: number;
}

export interface MonthDifference {
  middle: number;
  low: number;
  high: number;
}

/** Below this many customers on a side the normal approximation says nothing. */
const FEWEST_ON_A_SIDE = 30;
/** A month shows, and proves nothing: nineteen in twenty hold, each taken for itself. */
const Z = 1.96;

/** Cared for minus left alone, a customer, with the plain interval of 95 %. Null with too few on a side. */
export function monthDifference(caredFor: MonthSum, heldOut: MonthSum): MonthDifference | null {
  if (Math.min(caredFor.customers, heldOut.customers) < FEWEST_ON_A_SIDE) return null;
  const middle = meanOf(caredFor) - meanOf(heldOut);
  const reach = Z * Math.sqrt(varianceOfMean(caredFor) + varianceOfMean(heldOut));
  return { middle, low: middle - reach, high: middle + reach };
}

function meanOf({ customers, sum }: MonthSum): number {
  return sum / customers;
}

function varianceOfMean(side: MonthSum): number {
  const { customers, squared } = side;
  // Never below nothing, whatever the rounding of large sums.
  return Math.max(0, squared - customers * meanOf(side) ** 2) / (customers - 1) / customers;
}
