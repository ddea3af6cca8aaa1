import { z } from 'zod';
import { DELIMITERS } from './csv/detect-delimiter.ts';
import { ENCODINGS } from './csv/read-text.ts';
import { IMPORT_KINDS } from './import-kind.ts';
import { DATE_FORMATS } from './parse-day.ts';
import { DECIMAL_MARKS } from './parse-number.ts';

const pattern = z.string().refine(isPattern, 'is not a regular expression');

const leaveOut = z
  .strictObject({
    field: z.string(),
    /** A regular expression on the trimmed cell. */
    matches: pattern.optional(),
    /** Leave out when the number in the cell is this or less. */
    atMost: z.number().optional(),
    because: z.string().min(1),
  })
  .refine((rule) => (rule.matches === undefined) !== (rule.atMost === undefined), {
    error: 'needs either matches or atMost',
  });

/** How one office's file is read. Everything but `kind` may be missing. */
const mappingProfileSchema = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  about: z.string().optional(),
  /** Column in the file → field. Columns named as the fields need no entry. Names of other years may stand here too. */
  columns: z.record(z.string(), z.string()).default({}),
  /** Columns known and not wanted. */
  ignore: z.array(z.string()).default([]),
  /** Pass over every column that is neither mapped nor a field's name. */
  ignoreOtherColumns: z.boolean().default(false),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  dates: z.array(z.enum(DATE_FORMATS)).min(1).default(['y-m-d', 'd.m.y']),
  decimal: z.enum(DECIMAL_MARKS).default('either'),
  /** Field → value where the file has no column, or an empty cell. */
  constants: z.record(z.string(), z.string()).default({}),
  /** Field → its words in the file → our value; null for none. */
  values: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}),
  /** Fields in which letter case means nothing. */
  upperCase: z.array(z.string()).default([]),
  /** Rows that are no part of the history, counted and passed over. */
  leaveOut: z.array(leaveOut).default([]),
  /** Orders only: customers or products not known yet are made from the line. */
  createCustomers: z.boolean().default(false),
  createProducts: z.boolean().default(false),
  /** Orders only: each order in the file is complete, so that a line missing from it is taken away. */
  wholeOrders: z.boolean().default(false),
  /** Orders only: an order number that starts so is a credit note, whatever the sign of its lines. */
  creditPrefix: z.string().min(1).optional(),
});

export type MappingProfile = z.output<typeof mappingProfileSchema>;

/** Reads a profile out of parsed JSON. A wrong one is answered with every fault: where, and what is wrong. */
export function readMappingProfile(json: unknown): MappingProfile | { faults: string[] } {
  const read = mappingProfileSchema.safeParse(json);
  if (read.success) return read.data;
  return { faults: read.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`) };
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
