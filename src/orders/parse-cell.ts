import { centsFromAmount } from '../shared/money.ts';
import type { DateFormat } from './parse-day.ts';
import { parseDay } from './parse-day.ts';
import type { DecimalMark } from './parse-number.ts';
import { parseNumber } from './parse-number.ts';

/** What a cell holds: `cents` is an amount of money, `flag` a yes or no. */
export type CellType = 'text' | 'day' | 'number' | 'cents' | 'flag';
export type CellValue = string | number | boolean | null;

export interface CellFormats {
  dates: readonly DateFormat[];
  decimal: DecimalMark;
}

export class CellProblem {
  readonly reason: 'not-a-day' | 'not-a-number' | 'doubtful-number' | 'not-yes-or-no';

  constructor(reason: CellProblem['reason']) {
    this.reason = reason;
  }
}

const NOT_A_DAY = new CellProblem('not-a-day');
const NOT_A_NUMBER = new CellProblem('not-a-number');
const DOUBTFUL_NUMBER = new CellProblem('doubtful-number');
const NOT_YES_OR_NO = new CellProblem('not-yes-or-no');

const FLAGS = new Map([
  ...['1', 'true', 'yes', 'y', 'x', 'kyllä', 'k', 'ja', 'j'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'n', 'ei', 'e', 'nej'].map((word) => [word, false] as const),
]);

/** The text of a cell → its value. Text that is not empty is expected. */
export function parseCell(text: string, type: CellType, formats: CellFormats): CellValue | CellProblem {
  if (type === 'text') return text;
  if (type === 'day') return parseDay(text, formats.dates) ?? NOT_A_DAY;
  if (type === 'flag') return FLAGS.get(text.toLowerCase()) ?? NOT_YES_OR_NO;
  const number = parseNumber(text, formats.decimal);
  if (number === 'doubtful') return DOUBTFUL_NUMBER;
  if (number === null) return NOT_A_NUMBER;
  return type === 'cents' ? centsFromAmount(number) : number;
}
