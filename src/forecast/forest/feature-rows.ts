/** Rows of features, one after the other, in pieces: they grow without being copied. */
export interface FeatureRows {
  width: number;
  count: number;
  pieces: Float32Array[];
}

/** Rows in a piece: small enough to stand in a processor's cache while it is read column by column. */
const PIECE_ROWS = 1024;

export function emptyRows(width: number): FeatureRows {
  return { width, count: 0, pieces: [] };
}

/** The row is copied, so that it may be used again. */
export function addRow(rows: FeatureRows, row: Float32Array): void {
  const at = rows.count % PIECE_ROWS;
  if (at === 0) rows.pieces.push(new Float32Array(PIECE_ROWS * rows.width));
  (rows.pieces.at(-1) as Float32Array).set(row, at * rows.width);
  rows.count += 1;
}

/** Every `step`th value of a feature, from the first row on. */
export function sampleOf({ width, count, pieces }: FeatureRows, feature: number, step: number): Float32Array {
  const sample = new Float32Array(Math.ceil(count / step));
  for (let i = 0; i < sample.length; i++) {
    const row = i * step;
    const piece = pieces[Math.floor(row / PIECE_ROWS)] as Float32Array;
    sample[i] = piece[(row % PIECE_ROWS) * width + feature] as number;
  }
  return sample;
}
