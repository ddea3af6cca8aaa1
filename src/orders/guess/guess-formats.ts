import { DATE_FORMATS, type DateFormat, parseDay } from '../parse-day.ts';
import type { DecimalMark } from '../parse-number.ts';

/**
 * How the days of a file are written. Of formats that read as many, the first of DATE_FORMATS: where nothing tells day from
 * month, the day comes first, as it does in Finland and Sweden.
 */
export function guessDates(values: readonly string[]): DateFormat {
  const readable = DATE_FORMATS.map((format) => ({
    format,
    read: values.filter((text) => parseDay(text.trim(), [format]) !== null).length,
  }));
  return readable.reduce((best, next) => (next.read > best.read ? next : best)).format;
}

const COMMA_DECIMALS = /,\d{1,2}$|,\d{4,}$|\d\.\d{3},/;
const POINT_DECIMALS = /\.\d{1,2}$|\.\d{4,}$|\d,\d{3}\./;

/** The mark before the decimals; `either` where both are used, or nothing tells. */
export function guessDecimal(values: readonly string[], delimiter: string): DecimalMark {
  const commas = values.some((text) => COMMA_DECIMALS.test(text.trim()));
  const points = values.some((text) => POINT_DECIMALS.test(text.trim()));
  if (commas !== points) return commas ? ',' : '.';
  const doubtful = values.some((text) => /\d[.,]\d{3}$/.test(text.trim()));
  // Whoever separates cells by semicolons does so because the comma is taken.
  return doubtful && !commas ? (delimiter === ';' ? ',' : '.') : 'either';
}
