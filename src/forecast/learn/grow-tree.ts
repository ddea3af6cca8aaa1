import type { BinnedColumns } from './bin-columns.ts';
import type { Tree } from './tree.ts';

/** First and second derivatives of the loss at each row's score. */
export interface Growth {
  slopes: Float64Array;
  curvatures: Float64Array;
}

export interface TreeLimits {
  /** Questions from root to end. */
  depth: number;
  /** Least curvature at an end: about four times as many rows in doubt. */
  leastCurvature: number;
  /** Pulls the value of an end towards 0. */
  ridge: number;
  rate: number;
}

interface Sums {
  slope: number;
  curvature: number;
}

interface Cut {
  feature: number;
  bin: number;
}

/** One tree over the sampled rows and features. */
export function growTree(
  columns: BinnedColumns,
  growth: Growth,
  sample: { rows: Int32Array; features: readonly number[] },
  limits: TreeLimits,
): Tree {
  const tree = {
    features: [-1],
    thresholds: [0],
    below: [-1],
    values: [0],
  };
  growNode(0, sample.rows, 0);
  return tree;

  function growNode(node: number, rows: Int32Array, depth: number): void {
    const sums = sumOf(growth, rows);
    tree.values[node] = (-limits.rate * sums.slope) / (sums.curvature + limits.ridge);
    const cut = depth < limits.depth ? bestCut(columns, growth, { ...sample, rows }, sums, limits) : null;
    if (!cut) return;
    const below = tree.values.length;
    for (const list of [tree.features, tree.below]) list.push(-1, -1);
    for (const list of [tree.thresholds, tree.values]) list.push(0, 0);
    tree.features[node] = cut.feature;
    tree.thresholds[node] = columns.edges[cut.feature]?.[cut.bin] ?? 0;
    tree.below[node] = below;
    const bins = columns.bins[cut.feature] as Uint8Array;
    growNode(
      below,
      rows.filter((row) => (bins[row] as number) <= cut.bin),
      depth + 1,
    );
    growNode(
      below + 1,
      rows.filter((row) => (bins[row] as number) > cut.bin),
      depth + 1,
    );
  }
}

function sumOf({ slopes, curvatures }: Growth, rows: Int32Array): Sums {
  const sums = { slope: 0, curvature: 0 };
  for (const row of rows) {
    sums.slope += slopes[row] as number;
    sums.curvature += curvatures[row] as number;
  }
  return sums;
}

function bestCut(
  columns: BinnedColumns,
  growth: Growth,
  sample: { rows: Int32Array; features: readonly number[] },
  all: Sums,
  limits: TreeLimits,
): Cut | null {
  let best: Cut | null = null;
  let most = worth(all, limits.ridge);
  for (const feature of sample.features) {
    const sums = sumByBin(columns, growth, sample.rows, feature);
    const below = { slope: 0, curvature: 0 };
    for (let bin = 0; bin < sums.slopes.length - 1; bin++) {
      below.slope += sums.slopes[bin] as number;
      below.curvature += sums.curvatures[bin] as number;
      const above = { slope: all.slope - below.slope, curvature: all.curvature - below.curvature };
      if (Math.min(below.curvature, above.curvature) < limits.leastCurvature) continue;
      const parted = worth(below, limits.ridge) + worth(above, limits.ridge);
      if (parted <= most) continue;
      most = parted;
      best = { feature, bin };
    }
  }
  return best;
}

function worth({ slope, curvature }: Sums, ridge: number): number {
  return slope ** 2 / (curvature + ridge);
}

function sumByBin({ bins, edges }: BinnedColumns, growth: Growth, rows: Int32Array, feature: number): Growth {
  const count = (edges[feature]?.length ?? 0) + 1;
  const slopes = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const own = bins[feature] as Uint8Array;
  for (const row of rows) {
    const bin = own[row] as number;
    slopes[bin] = (slopes[bin] as number) + (growth.slopes[row] as number);
    curvatures[bin] = (curvatures[bin] as number) + (growth.curvatures[row] as number);
  }
  return { slopes, curvatures };
}
