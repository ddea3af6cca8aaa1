import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One value of a CSV file; null is written as nothing. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Lines joined before they are written: one system call a line would take longer than making them. */
const LINES_A_WRITE = 500;

/** Writes rows as CSV with a header; the file appears whole or not at all. Answers how many rows it holds. */
export async function writeTable(
  path: string,
  columns: readonly string[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<number> {
  let count = 0;
  async function* text() {
    let lines = [formatRow(columns)];
    for await (const row of rows) {
      lines.push(formatRow(columns.map((column) => row[column] ?? null)));
      count++;
      if (lines.length < LINES_A_WRITE) continue;
      yield lines.join('');
      lines = [];
    }
    yield lines.join('');
  }
  const unfinished = `${path}.unfinished`;
  await pipeline(Readable.from(text()), createWriteStream(unfinished));
  await rename(unfinished, path);
  return count;
}

function formatRow(cells: readonly Cell[]): string {
  return `${cells.map(formatCell).join(',')}\n`;
}

function formatCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
