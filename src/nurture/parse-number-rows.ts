const TAB = 9;
const NEWLINE = 10;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const EXACT_DIGITS = 15;

/**
 * Reads Postgres COPY text whose columns are all numbers, chunk by chunk, and hands each row to `onRow`. The array is
 * reused for the next row: take the numbers out, keep no reference. Whole numbers take a fast path, since this sees every order line of every
 * customer every night; decimals fall back to `Number`. Throws on a row with another number of columns.
 */
export function createNumberRowParser(
  columns: number,
  onRow: (row: readonly number[]) => void,
): (chunk: Buffer) => void {
  const row = new Array<number>(columns).fill(0);
  let rest: Buffer | null = null;
  return (chunk) => {
    const data = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = data.lastIndexOf(NEWLINE) + 1;
    readRows(data, end, row, onRow);
    rest = end < data.length ? data.subarray(end) : null;
  };
}

function readRows(data: Buffer, end: number, row: number[], onRow: (row: readonly number[]) => void): void {
  let column = 0;
  let start = 0;
  for (let at = 0; at < end; at++) {
    const byte = data[at];
    if (byte !== TAB && byte !== NEWLINE) continue;
    if (column >= row.length) throw new Error(`A row of order lines has more than ${row.length} columns`);
    row[column++] = readNumber(data, start, at);
    start = at + 1;
    if (byte === NEWLINE) {
      if (column !== row.length)
        throw new Error(`A row of order lines has ${column} columns, not ${row.length}`);
      onRow(row);
      column = 0;
    }
  }
}

function readNumber(data: Buffer, start: number, end: number): number {
  // Beyond 15 digits a sum of tens no longer rounds as a number should.
  if (end - start > EXACT_DIGITS) return Number(data.toString('latin1', start, end));
  const negative = data[start] === MINUS;
  let value = 0;
  for (let at = negative ? start + 1 : start; at < end; at++) {
    const byte = data[at] as number;
    if (byte < ZERO || byte > NINE) return Number(data.toString('latin1', start, end));
    value = value * 10 + (byte - ZERO);
  }
  return negative ? -value : value;
}
