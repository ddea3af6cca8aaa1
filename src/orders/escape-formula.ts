/** What a spreadsheet takes for a formula, full-width forms included. */
const TRIGGER = /^\s*[=+\-@\t\r＝＋－＠]/u;
const PLAIN_NUMBER = /^[+-]?[\d\s.,]+$/;
const ESCAPED = /^'+\s*[=+\-@\t\r＝＋－＠]/u;

/** Guards a cell that a spreadsheet would run as a formula, by an apostrophe before it. Numbers stay numbers. */
export function escapeFormula(cell: string): string {
  const wouldRun = TRIGGER.test(cell) && !PLAIN_NUMBER.test(cell);
  return wouldRun || ESCAPED.test(cell) ? `'${cell}` : cell;
}

/** Takes that apostrophe away again; the two undo each other for every text. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
