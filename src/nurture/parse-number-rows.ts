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
  const cursor = { at: 0 };
  let column = 0;
  while (cursor.at < end) {
    if (column >= row.length) throw new Error(`A row of order lines has more than ${row.length} columns`);
    row[column++] = readNumber(data, cursor);
    if (data[cursor.at++] === TAB) continue;
    if (column !== row.length)
      throw new Error(`A row of order lines has ${column} columns, not ${row.length}`);
    onRow(row);
    column = 0;
  }
}

/** Reads up to the end of a column in one pass over its bytes, and leaves the cursor there. */
function readNumber(data: Buffer, cursor: { at: number }): number {
  const start = cursor.at;
  const isNegative = data[start] === MINUS;
  let at = isNegative ? start + 1 : start;
  let value = 0;
  let byte = data[at] as number;
  while (byte >= ZERO && byte <= NINE) {
    value = value * 10 + (byte - ZERO);
    byte = data[++at] as number;
  }
  // Beyond 15 digits a sum of tens no longer rounds as a number should.
  const isWhole = (byte === TAB || byte === NEWLINE) && at - start <= EXACT_DIGITS;
  while (data[at] !== TAB && data[at] !== NEWLINE) at++;
  cursor.at = at;
  if (!isWhole) return Number(data.toString('latin1', start, at));
  return isNegative ? -value : value;
}
