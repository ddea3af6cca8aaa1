/** Records of one block, side by side, since an object for each of a million rows costs more than parsing it. */
export interface RecordBlock {
  records: string[][];
  /** First line of each record in the file, the header being line 1. */
  lines: number[];
  delimiter: string;
  /** Whether a zero byte stands anywhere in the block; Postgres holds none in its texts. */
  hasNul: boolean;
  /** Each record as it stands in the file. */
  raw(index: number): string;
  /** Lines that cannot be read as CSV at all, such as those with a quote that never closes. */
  unreadable: { line: number; raw: string }[];
  /** A record cut by the end of the block: to be put before the next one. */
  rest: Buffer;
  restLine: number;
}
