/** A middle with the ends of its interval. */
interface Interval {
  middle: number;
  low: number;
  high: number;
}

/** Null where it cannot be told. */
export type NumberCell = number | Interval | null;

export interface NumberColumn {
  title: string;
  /** As it is shown; a spreadsheet gets the plain number. */
  say(value: number): string;
  /** Its cells are intervals, which take three columns in a spreadsheet. */
  isInterval?: boolean;
}

/** A table of numbers: one thing that a page shows and a spreadsheet opens. */
export interface Numbers {
  /** Of the first column. */
  first: string;
  columns: readonly NumberColumn[];
  rows: readonly { name: string; cells: readonly NumberCell[] }[];
}
