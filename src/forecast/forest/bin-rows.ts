import { type FeatureRows, sampleOf } from './feature-rows.ts';

/** Values are told apart by at most so many steps: fits a byte, and more do not help. */
export const MOST_BINS = 64;
/** Rows looked at to choose the steps. */
const SAMPLE = 20_000;

/** A column in steps: step b holds the values from `edges[b − 1]` up to, but without, `edges[b]`. */
export interface BinnedColumn {
  bins: Uint8Array;
  edges: Float32Array;
}

/** Rows → columns in steps of about equal count. */
export function binRows(rows: FeatureRows): BinnedColumn[] {
  const columns = Array.from({ length: rows.width }, (_, feature) => ({
    bins: new Uint8Array(rows.count),
    edges: chooseEdges(rows, feature),
  }));
  let first = 0;
  for (const piece of rows.pieces) {
    const end = Math.min(rows.count, first + piece.length / rows.width);
    for (const [feature, { bins, edges }] of columns.entries())
      for (let row = first; row < end; row++)
        bins[row] = binOf(edges, piece[(row - first) * rows.width + feature] as number);
    first = end;
  }
  return columns;
}

/** The same columns with only some of their rows. */
export function takeRows(columns: readonly BinnedColumn[], wanted: Uint32Array): BinnedColumn[] {
  return columns.map(({ bins, edges }) => {
    const taken = new Uint8Array(wanted.length);
    for (let at = 0; at < wanted.length; at++) taken[at] = bins[wanted[at] as number] as number;
    return { bins: taken, edges };
  });
}

function chooseEdges(rows: FeatureRows, feature: number): Float32Array {
  const sample = sampleOf(rows, feature, Math.max(1, Math.floor(rows.count / SAMPLE))).sort();
  const size = sample.length;
  const edges: number[] = [];
  for (let step = 1; step < MOST_BINS; step++) {
    const edge = sample[Math.floor((step * size) / MOST_BINS)] as number;
    if (edge > (edges.at(-1) ?? (sample[0] as number))) edges.push(edge);
  }
  return Float32Array.from(distinctEdges(sample) ?? edges);
}

/** Each value its own step, where there are few of them. */
function distinctEdges(ascending: Float32Array): number[] | null {
  const edges: number[] = [];
  for (let i = 1; i < ascending.length; i++) {
    if (ascending[i] !== ascending[i - 1]) edges.push(ascending[i] as number);
    if (edges.length >= MOST_BINS) return null;
  }
  return edges;
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
