import { MOST_BINS } from './bin-rows.ts';
import { FEATURE_SPAN } from './histogram.ts';

/** Where a node is best divided: steps up to `bin` go left. */
export interface Split {
  feature: number;
  bin: number;
  gain: number;
  leftSlope: number;
  leftCurve: number;
}

interface Totals {
  slope: number;
  curve: number;
}

/** The division that gains most, or null where none gains anything. */
export function findSplit(
  sums: Float64Array,
  features: readonly number[],
  { slope, curve }: Totals,
  { leastCurve, pull }: { leastCurve: number; pull: number },
): Split | null {
  let best: Split | null = null;
  let bestGain = 1e-6 + (slope * slope) / (curve + pull);
  for (const feature of features) {
    let leftSlope = 0;
    let leftCurve = 0;
    for (let bin = 0; bin < MOST_BINS - 1; bin++) {
      const cell = feature * FEATURE_SPAN + bin * 2;
      leftSlope += sums[cell] as number;
      leftCurve += sums[cell + 1] as number;
      if (leftCurve < leastCurve) continue;
      const rightCurve = curve - leftCurve;
      if (rightCurve < leastCurve) break;
      const rightSlope = slope - leftSlope;
      const gain =
        (leftSlope * leftSlope) / (leftCurve + pull) + (rightSlope * rightSlope) / (rightCurve + pull);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature, bin, gain, leftSlope, leftCurve };
    }
  }
  if (best) best.gain -= (slope * slope) / (curve + pull);
  return best;
}
