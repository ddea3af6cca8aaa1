import type { BinnedColumn } from './bin-rows.ts';

/** What a forest learns from: one row an example, one column a feature. */
export interface BinnedExamples {
  rows: number;
  columns: readonly BinnedColumn[];
  /** What happened: 0 or 1, or a count. */
  target: Float32Array;
  /** How much a row counts. */
  weight: Float32Array;
  /** Where the score of a row begins (log-odds, or log of a count): what is known before any feature is looked at. */
  start: Float64Array;
}
