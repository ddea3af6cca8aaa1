import type { ImportKind } from '../import-kind.ts';
import type { MappingProfile } from '../mapping-profile.ts';
import { matchColumns } from '../match-columns.ts';
import { type RowProblem, rowReader } from '../read-row.ts';
import { ROW_KINDS } from '../row-kind-of.ts';
import { NUMBERED_ORDER_ROW } from '../rows/order-row.ts';
import { recordCells } from './record-cells.ts';

export type RecordReading =
  | { kind: 'row'; row: object; cells: readonly string[]; given: readonly string[] }
  | { kind: 'rejected'; problems: readonly RowProblem[]; cells: readonly string[] };

/**
 * Reads records of one kind as rows of a file with a column for each field are read. The first record of an order import
 * says whether all of them number their lines.
 */
export function recordReader(kind: ImportKind, profile: MappingProfile) {
  const { fields } = ROW_KINDS[kind];
  const names = Object.keys(fields);
  const index = new Map(names.map((name, at) => [name, at]));
  const sources = matchColumns(names, ROW_KINDS[kind], profile);
  const plain = rowReader(ROW_KINDS[kind], sources, profile);
  const numbered = kind === 'orders' ? rowReader(NUMBERED_ORDER_ROW, sources, profile) : plain;
  const lineAt = kind === 'orders' ? (index.get('line') ?? -1) : -1;
  let isNumbered: boolean | null = null;
  const read = (value: unknown): RecordReading => {
    const record = recordCells(value, fields, index);
    if (record.kind === 'rejected') return record;
    const { cells, given } = record;
    const hasNumber = lineAt !== -1 && cells[lineAt] !== '';
    isNumbered ??= hasNumber;
    if (hasNumber && !isNumbered) return { kind: 'rejected', cells, problems: [MIXED] };
    const reading = (isNumbered ? numbered : plain)(cells);
    if (reading.kind === 'rejected') return { kind: 'rejected', cells, problems: reading.problems };
    if (reading.kind === 'row') return { kind: 'row', row: reading.row, cells, given };
    throw new Error('A profile of records leaves nothing out');
  };
  return { read, sources, isNumbered: () => isNumbered === true };
}

const MIXED: RowProblem = { column: 'line', value: null, reason: 'mixed-line-numbers', detail: null };
