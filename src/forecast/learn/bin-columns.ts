import type { Matrix } from './matrix.ts';

/** Features cut into few bins each, so that a tree looks for its best cut over bins instead of rows. */
export interface BinnedColumns {
  rows: number;
  /** Bin of each row, feature by feature. */
  bins: readonly Uint8Array[];
  /** Ascending edges by feature; a value at an edge lies above it. One fewer than the bins. */
  edges: readonly Float64Array[];
}

/** Rows whose values the edges are read off; more would move them little. */
const SAMPLED_ROWS = 20_000;

/** Bins of about as many rows each, at most `most` (≤ 256) a feature. */
export function binColumns(features: Matrix, most: number): BinnedColumns {
  const edges: Float64Array[] = [];
  const bins: Uint8Array[] = [];
  for (let column = 0; column < features.columns; column++) {
    const own = edgesOf(features, column, most);
    edges.push(own);
    bins.push(Uint8Array.from({ length: features.rows }, (_, i) => binOf(own, at(features, i, column))));
  }
  return { rows: features.rows, bins, edges };
}

function at({ columns, values }: Matrix, row: number, column: number): number {
  return values[row * columns + column] as number;
}

function edgesOf(features: Matrix, column: number, most: number): Float64Array {
  const size = Math.min(features.rows, SAMPLED_ROWS);
  const sample = Float64Array.from({ length: size }, (_, i) =>
    at(features, Math.floor((i * features.rows) / size), column),
  ).sort();
  const edges: number[] = [];
  let last = sample[0] ?? 0;
  for (let bin = 1; bin < most; bin++) {
    const edge = sample[Math.floor((bin * size) / most)] ?? last;
    if (edge > last) edges.push(edge);
    last = edge;
  }
  return Float64Array.from(edges);
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
