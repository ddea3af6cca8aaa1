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
  for (const feature of features) {
    const { bins } = columns[feature] as BinnedColumn;
    const start = feature * FEATURE_SPAN;
    sums.fill(0, start, start + FEATURE_SPAN);
    for (let at = from; at < to; at++) {
      const cell = start + ((bins[rows[at] as number] as number) << 1);
      sums[cell] = (sums[cell] as number) + (nodeSlope[at] as number);
      sums[cell + 1] = (sums[cell + 1] as number) + (nodeCurve[at] as number);
    }
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
