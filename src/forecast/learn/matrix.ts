/** Numbers in rows, one row after the other. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float64Array;
}

export function createMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** A row as a view: writing to it writes to the matrix. */
export function rowOf({ columns, values }: Matrix, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}
