import { escapeFormula } from '../../orders/escape-formula.ts';
import type { Language } from '../../shared/language.ts';

type Cell = string | number | null;

/** Excel takes a file without this mark for the office's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';
const DIGITS = 6;

/** A table as the reader's spreadsheet opens it: where the comma is in the numbers, cells are parted by semicolons. No cell runs as a formula. */
export function csvOf(rows: readonly (readonly Cell[])[], language: Language): string {
  const point = language === 'en' ? '.' : ',';
  const delimiter = language === 'en' ? ',' : ';';
  const text = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(Number(cell.toPrecision(DIGITS))).replace('.', point);
    return `"${escapeFormula(cell).replaceAll('"', '""')}"`;
  };
  return `${BYTE_ORDER_MARK}${rows.map((row) => row.map(text).join(delimiter)).join('\r\n')}\r\n`;
}
