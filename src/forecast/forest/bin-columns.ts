/** Values are told apart by at most so many steps: fits a byte, and more do not help. */
export const MOST_BINS = 64;
/** Rows looked at to choose the steps. */
const SAMPLE = 50_000;

/** A column in steps: step b holds the values from `edges[b − 1]` up to, but without, `edges[b]`. */
export interface BinnedColumn {
  bins: Uint8Array;
  edges: Float32Array;
}

/** Columns → steps of about equal count. */
export function binColumns(columns: readonly Float32Array[], rows: number): BinnedColumn[] {
  return columns.map((column) => {
    const edges = chooseEdges(column, rows);
    const bins = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) bins[row] = binOf(edges, column[row] as number);
    return { bins, edges };
  });
}

function chooseEdges(column: Float32Array, rows: number): Float32Array {
  const size = Math.min(rows, SAMPLE);
  const sample = new Float32Array(size);
  for (let i = 0; i < size; i++) sample[i] = column[Math.floor((i * rows) / size)] as number;
  sample.sort();
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
