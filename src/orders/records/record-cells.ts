import type { CellType } from '../parse-cell.ts';
import type { RowProblem } from '../read-row.ts';
import { RefusedRecord } from './refused-record.ts';

/** A record of which nothing could be read, such as a line that is no JSON: rejected, with its text. */
export class UnreadableRecord {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** All of one record, which a file's line may hold a megabyte of: no row of a shop or an ERP comes near. */
const MAX_RECORD_CHARACTERS = 64 * 1024;
/** Kept of what is no record at all. */
const MAX_KEPT_CHARACTERS = 2_000;

export type RecordCells =
  | { kind: 'cells'; cells: string[]; given: readonly string[] }
  | { kind: 'rejected'; cells: string[]; problems: RowProblem[] };

/**
 * A record → the cells that a file with a column for each field would hold, and the fields it names at all. What JSON has
 * types for is taken by its type: a yes or no as true or false, a number as a number; a text may stand for either.
 */
export function recordCells(
  value: unknown,
  fields: Readonly<Record<string, CellType>>,
  index: ReadonlyMap<string, number>,
): RecordCells {
  if (value instanceof UnreadableRecord) return whole('not-json', value.text);
  if (value instanceof RefusedRecord) return refused(value, fields, index);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    // Its text could be of any depth; what is no record is not mended either.
    return whole('not-a-record', typeof value === 'object' ? '' : String(value));
  }
  const cells: string[] = Array.from({ length: index.size }, () => '');
  const problems: RowProblem[] = [];
  const given: string[] = [];
  for (const [field, content] of Object.entries(value)) {
    const cell = fieldCell(field, content, fields, index);
    if (typeof cell === 'string') {
      cells[index.get(field) ?? 0] = cell;
      given.push(field);
    } else problems.push(cell);
  }
  if (cells.reduce((sum, cell) => sum + cell.length, 0) > MAX_RECORD_CHARACTERS) return whole('too-long', '');
  if (cells.some((cell) => cell.includes('\0'))) problems.push(ofRow('zero-byte'));
  return problems.length > 0 ? { kind: 'rejected', cells, problems } : { kind: 'cells', cells, given };
}

function refused(
  { record, problem }: RefusedRecord,
  fields: Readonly<Record<string, CellType>>,
  index: ReadonlyMap<string, number>,
): RecordCells {
  const read = recordCells(record, fields, index);
  const problems = read.kind === 'rejected' ? read.problems : [];
  return { kind: 'rejected', cells: read.cells, problems: [problem, ...problems] };
}

function fieldCell(
  field: string,
  content: unknown,
  fields: Readonly<Record<string, CellType>>,
  index: ReadonlyMap<string, number>,
): string | RowProblem {
  const type = index.has(field) ? fields[field] : undefined;
  if (!type) return unknownField(field, index);
  return cellOf(content, type) ?? wrongType(field, type);
}

function cellOf(content: unknown, type: CellType): string | null {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content.trim();
  if (typeof content === 'boolean') return type === 'flag' ? String(content) : null;
  if (typeof content === 'number' && type !== 'flag' && type !== 'day') return plainNumber(content);
  return null;
}

/** Without an exponent, which no file's cell has. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
}

function whole(reason: string, text: string): RecordCells {
  return { kind: 'rejected', cells: [text.slice(0, MAX_KEPT_CHARACTERS)], problems: [ofRow(reason)] };
}

function ofRow(reason: string): RowProblem {
  return { column: null, value: null, reason, detail: null };
}

function unknownField(field: string, index: ReadonlyMap<string, number>): RowProblem {
  const column = field.slice(0, 100).replaceAll('\0', '');
  return { column, value: null, reason: 'unknown-field', detail: [...index.keys()].join(', ') };
}

function wrongType(field: string, type: CellType): RowProblem {
  return { column: field, value: null, reason: 'wrong-type', detail: JSON_TYPES[type] };
}

const JSON_TYPES: Readonly<Record<CellType, string>> = {
  text: 'string',
  day: 'string',
  number: 'number',
  cents: 'number',
  flag: 'boolean',
};
