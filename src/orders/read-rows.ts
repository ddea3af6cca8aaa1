import { CsvRefusal } from './csv/csv-fault.ts';
import { type CsvSource, readRecords } from './csv/read-records.ts';
import type { RecordBlock } from './csv/record-block.ts';
import { unescapeFormula } from './escape-formula.ts';
import { REJECT_COLUMN_PREFIX } from './match-columns.ts';
import type { RowProblem, RowReading } from './read-row.ts';

/** What reading a file came to, before the database was asked. */
export interface FileRead {
  header: readonly string[];
  delimiter: string;
  read: number;
  /** Rows taken, and rows left out on purpose. */
  accepted: number;
  leftOut: Map<string, number>;
}

/** What to do with rows, known once the header is. */
interface RowTaker {
  read(record: readonly string[]): RowReading<object>;
  take(row: object, line: number): void;
  reject(line: number, problems: readonly RowProblem[], raw: string): void;
  /** Called after each block, for who has to let go of what was taken. */
  relieve?(): Promise<void>;
}

export interface ReadingPlan {
  source: CsvSource;
  open(header: readonly string[]): Promise<RowTaker>;
  onProgress?: ((rowsRead: number) => void) | undefined;
}

/** Reads a file from end to end, handing over its rows and what is wrong with the others. Throws CsvRefusal. */
export async function readRows(plan: ReadingPlan): Promise<FileRead> {
  const file: FileRead = { header: [], delimiter: '', read: 0, accepted: 0, leftOut: new Map() };
  let taker: RowTaker | null = null;
  for await (const block of readRecords(plan.source)) {
    const first = taker === null ? 1 : 0;
    if (taker === null) {
      file.header = headerOf(block);
      file.delimiter = block.delimiter;
      taker = await plan.open(file.header);
    }
    takeBlock(block, first, taker, file);
    await taker.relieve?.();
    plan.onProgress?.(file.read);
  }
  return file;
}

function headerOf(block: RecordBlock): string[] {
  const header = block.records[0];
  const headerLine = block.lines[0] ?? 0;
  if (!header || block.unreadable.some(({ line }) => line < headerLine)) throw new CsvRefusal('no-header');
  return header.map((column) => column.trim());
}

function takeBlock(block: RecordBlock, first: number, taker: RowTaker, file: FileRead): void {
  const isMended = file.header.some((column) => column.startsWith(REJECT_COLUMN_PREFIX));
  for (let index = first; index < block.records.length; index++) {
    const record = block.records[index] ?? [];
    const line = block.lines[index] ?? 0;
    const reading =
      rejectShape(record, file.header.length, block.hasNul) ??
      taker.read(isMended ? record.map(unescapeFormula) : record);
    if (reading.kind === 'rejected') taker.reject(line, reading.problems, block.raw(index));
    else if (reading.kind === 'row') taker.take(reading.row, line);
    else file.leftOut.set(reading.because, (file.leftOut.get(reading.because) ?? 0) + 1);
    if (reading.kind !== 'rejected') file.accepted += 1;
  }
  for (const { line, raw } of block.unreadable) {
    taker.reject(line, [problem('unreadable', null)], raw);
  }
  file.read += block.records.length - first + block.unreadable.length;
}

/** A record that does not fit its header is shifted somewhere: none of its cells can be trusted. */
function rejectShape(
  record: readonly string[],
  columns: number,
  mayHoldNul: boolean,
): RowReading<object> | null {
  if (record.length < columns) return rejected('short-row', `${record.length} < ${columns}`);
  if (record.length > columns && record.slice(columns).some((cell) => cell.trim() !== '')) {
    return rejected('long-row', `${record.length} > ${columns}`);
  }
  if (mayHoldNul && record.some((cell) => cell.includes('\0'))) return rejected('zero-byte', null);
  return null;
}

function rejected(reason: string, detail: string | null): RowReading<object> {
  return { kind: 'rejected', problems: [problem(reason, detail)] };
}

function problem(reason: string, detail: string | null): RowProblem {
  return { column: null, value: null, reason, detail };
}
