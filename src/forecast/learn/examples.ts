/** What weights are learnt from: one row an example, one column a feature. */
export interface Examples {
  rows: number;
  columns: readonly Float32Array[];
  /** What happened: 0 or 1, or a count. */
  target: Float32Array;
  /** How much a row counts. */
  weight: Float32Array;
  /** Where the score of a row begins (log-odds, or log of a count): what is known before any feature is looked at. */
  start: Float64Array;
}
