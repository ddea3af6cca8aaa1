const TAB = 9;
const NEWLINE = 10;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const OPEN = 123;
const CLOSE = 125;
const EXACT_DIGITS = 15;

/** A whole number and the lists beside it, side by side: each holds `length` numbers, and what stands behind them is of earlier rows. */
export interface ListRow {
  key: number;
  length: number;
  lists: readonly (readonly number[])[];
}

/**
 * Reads Postgres COPY text of rows made of a number and `lists` arrays of numbers of one length, chunk by chunk, and hands
 * each row to `onRow`. The row is reused for the next: take the numbers out, keep no reference. Whole numbers take a fast
 * path, since this sees every order line of every customer every night; decimals fall back to `Number`. Throws on a row of
 * another shape.
 */
export function createListRowParser(lists: number, onRow: (row: ListRow) => void): (chunk: Buffer) => void {
  const row = { key: 0, length: 0, lists: Array.from({ length: lists }, (): number[] => []) };
  let rest: Buffer[] = [];
  return (chunk) => {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const data =
        rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
      const cursor = { data, at: 0 };
      while (cursor.at < data.length) {
        readRow(cursor, row);
        onRow(row);
      }
      rest = [];
    }
    if (end < chunk.length) rest.push(chunk.subarray(end));
  };
}

interface Cursor {
  data: Buffer;
  at: number;
}

function readRow(cursor: Cursor, row: { key: number; length: number; lists: number[][] }): void {
  row.key = readNumber(cursor);
  for (const [place, list] of row.lists.entries()) {
    expectByte(cursor, TAB);
    const length = readList(cursor, list);
    if (place > 0 && length !== row.length)
      throw new Error(`Lists of ${row.length} and of ${length} numbers in one row of order lines`);
    row.length = length;
  }
  expectByte(cursor, NEWLINE);
}

/** Reads `{1,2,3}` into a list, from its beginning on. Answers how many there were. */
function readList(cursor: Cursor, list: number[]): number {
  expectByte(cursor, OPEN);
  let length = 0;
  while (cursor.data[cursor.at] !== CLOSE) {
    if (length > 0) expectByte(cursor, COMMA);
    list[length++] = readNumber(cursor);
  }
  cursor.at++;
  return length;
}

function expectByte(cursor: Cursor, byte: number): void {
  if (cursor.data[cursor.at++] === byte) return;
  throw new Error(
    `Rows of order lines have another shape: no ${String.fromCharCode(byte)} where one must be`,
  );
}

/** Reads a number in one pass over its bytes, and leaves the cursor behind it. */
function readNumber(cursor: Cursor): number {
  const { data, at: start } = cursor;
  const isNegative = data[start] === MINUS;
  let at = isNegative ? start + 1 : start;
  let value = 0;
  let byte = data[at] as number;
  while (byte >= ZERO && byte <= NINE) {
    value = value * 10 + (byte - ZERO);
    byte = data[++at] as number;
  }
  // Beyond 15 digits a sum of tens no longer rounds as a number should.
  const isWhole = isEnd(byte) && at - start <= EXACT_DIGITS;
  while (at < data.length && !isEnd(data[at] as number)) at++;
  cursor.at = at;
  if (!isWhole) return Number(data.toString('latin1', start, at));
  return isNegative ? -value : value;
}

function isEnd(byte: number): boolean {
  return byte === COMMA || byte === CLOSE || byte === TAB || byte === NEWLINE;
}
