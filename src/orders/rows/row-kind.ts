import { z } from 'zod';
import type { CellType } from '../parse-cell.ts';

/** What one kind of file holds: its fields, and the schema that a row of parsed cells must fit. */
export interface RowKind<Row> {
  /** A schema's messages are reason codes: their words stand in imports.json under `reason`. */
  schema: z.ZodType<Row>;
  fields: Readonly<Record<string, CellType>>;
  /** Fields that every file must have, each group by at least one of its members. */
  required: readonly (readonly string[])[];
}

/** Ids, names and codes are short in any system; a longer one is a shifted column. */
const MAX_ID = 100;
const MAX_NAME = 200;
const MAX_WORDS = 10_000;
const missing = 'missing';
const tooLong = 'too-long';

export const id = z.string(missing).max(MAX_ID, tooLong);
export const name = z.string(missing).max(MAX_NAME, tooLong);
export const words = z.string(missing).max(MAX_WORDS, tooLong);
export const day = z.int(missing);
/** Beyond these a float or a column of the database would lose digits; no wholesaler's line comes near. */
export const quantity = z.number(missing).min(-1e9, 'too-large').max(1e9, 'too-large');
export const cents = z.number(missing).min(-1e12, 'too-large').max(1e12, 'too-large');
export const country = z.string(missing).refine(isCountry, 'not-a-country');

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
}
