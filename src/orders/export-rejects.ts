import type { Speaker } from '../words/speaker.ts';
import { readCells } from './csv/read-cells.ts';
import { escapeFormula } from './escape-formula.ts';
import type { ImportRun } from './import-run-store.ts';
import { REJECT_COLUMN_PREFIX } from './match-columns.ts';
import type { ImportReject } from './reject-store.ts';
import { sayReject } from './say-reject.ts';

/** Excel takes a file without this mark for the office's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A run's rejects as CSV under the file's own columns, each with its line and what is wrong, to be mended and imported as it
 * is: an import passes over the added columns.
 */
export function exportRejects(run: ImportRun, rejects: readonly ImportReject[], speaker: Speaker): string {
  const delimiter = run.delimiter ?? ',';
  const header = [...run.header, `${REJECT_COLUMN_PREFIX}line`, `${REJECT_COLUMN_PREFIX}reason`];
  const rows = [...byLine(rejects)].map(([line, problems]) => {
    const cells = cellsOf(problems[0]?.record ?? '', delimiter, run.header.length);
    const reasons = problems.map((reject) => sayReject(speaker, reject)).join(' ');
    return [...cells, String(line), reasons];
  });
  const text = [header, ...rows].map((row) => row.map(quoted).join(delimiter)).join('\r\n');
  return `${BYTE_ORDER_MARK}${text}\r\n`;
}

function byLine(rejects: readonly ImportReject[]): Map<number, ImportReject[]> {
  const lines = new Map<number, ImportReject[]>();
  for (const reject of rejects) lines.set(reject.line, [...(lines.get(reject.line) ?? []), reject]);
  return lines;
}

/** A record's cells, as many as the header has; one that cannot be read stands whole in the first. */
function cellsOf(record: string, delimiter: string, columns: number): string[] {
  const cells = readCells(record, delimiter);
  return Array.from({ length: Math.max(columns, cells.length) }, (_, index) => cells[index] ?? '').slice(
    0,
    columns,
  );
}

function quoted(cell: string): string {
  return `"${escapeFormula(cell).replaceAll('"', '""')}"`;
}
