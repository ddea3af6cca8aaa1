import { type BinnedColumn, MOST_BINS } from './bin-rows.ts';

/** Room for one feature's steps: slope and curvature by turns. */
export const FEATURE_SPAN = MOST_BINS * 2;

/** Slopes and curvatures of the rows a node holds, gathered in the order of the node. */
export interface RowSlopes {
  rows: Int32Array;
  slope: Float32Array;
  curve: Float32Array;
  /** Of the node at hand, beside each other. */
  nodeSlope: Float32Array;
  nodeCurve: Float32Array;
}

/** Sums slope and curvature by step of every feature looked at, over the rows from `from` up to `to`. */
export function fillHistogram(
  sums: Float64Array,
  columns: readonly BinnedColumn[],
  features: readonly number[],
  data: RowSlopes,
  from: number,
  to: number,
): void {
  const { rows, slope, curve, nodeSlope, nodeCurve } = data;
  for (let at = from; at < to; at++) {
    const row = rows[at] as number;
    nodeSlope[at] = slope[row] as number;
    nodeCurve[at] = curve[row] as number;
  }
  for (const feature of features) sums.fill(0, feature * FEATURE_SPAN, (feature + 1) * FEATURE_SPAN);
  for (let i = 0; i + 1 < features.length; i += 2)
    addTwo(sums, columns, features[i] as number, features[i + 1] as number, data, from, to);
  if (features.length % 2 === 1) addOne(sums, columns, features.at(-1) as number, data, from, to);
}

/** Two features in one go over the rows: what belongs to a row is fetched once, and the sums of one do not wait for the other's. */
function addTwo(
  sums: Float64Array,
  columns: readonly BinnedColumn[],
  one: number,
  other: number,
  { rows, nodeSlope, nodeCurve }: RowSlopes,
  from: number,
  to: number,
): void {
  const { bins } = columns[one] as BinnedColumn;
  const { bins: others } = columns[other] as BinnedColumn;
  const [start, otherStart] = [one * FEATURE_SPAN, other * FEATURE_SPAN];
  for (let at = from; at < to; at++) {
    const row = rows[at] as number;
    const slope = nodeSlope[at] as number;
    const curve = nodeCurve[at] as number;
    const cell = start + ((bins[row] as number) << 1);
    const otherCell = otherStart + ((others[row] as number) << 1);
    sums[cell] = (sums[cell] as number) + slope;
    sums[cell + 1] = (sums[cell + 1] as number) + curve;
    sums[otherCell] = (sums[otherCell] as number) + slope;
    sums[otherCell + 1] = (sums[otherCell + 1] as number) + curve;
  }
}

function addOne(
  sums: Float64Array,
  columns: readonly BinnedColumn[],
  feature: number,
  { rows, nodeSlope, nodeCurve }: RowSlopes,
  from: number,
  to: number,
): void {
  const { bins } = columns[feature] as BinnedColumn;
  const start = feature * FEATURE_SPAN;
  for (let at = from; at < to; at++) {
    const cell = start + ((bins[rows[at] as number] as number) << 1);
    sums[cell] = (sums[cell] as number) + (nodeSlope[at] as number);
    sums[cell + 1] = (sums[cell + 1] as number) + (nodeCurve[at] as number);
  }
}

/** What is left of a node when one child is taken away: cheaper than counting the other. */
export function subtractHistogram(sums: Float64Array, part: Float64Array, features: readonly number[]): void {
  for (const feature of features) {
    const start = feature * FEATURE_SPAN;
    for (let cell = start; cell < start + FEATURE_SPAN; cell++)
      sums[cell] = (sums[cell] as number) - (part[cell] as number);
  }
}
