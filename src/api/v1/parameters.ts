import { z } from 'zod';
import { LANGUAGES } from '../../shared/language.ts';

/** Parameters that several addresses take. */
export const PAGE = {
  cursor: z.string().max(100).optional().describe('The nextCursor of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('How many at most.'),
};
export const IN_LANGUAGE = {
  language: z.enum(LANGUAGES).default('en').describe('Of the sentences.'),
};
/** As it is called in the supplier's own system. */
export const EXTERNAL_ID = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/);
export const ROW_ID = z
  .string()
  .regex(/^\d{1,9}$/)
  .describe('A number.');

export const nextCursor = z
  .string()
  .nullable()
  .describe('For the next page; null on the last. Opaque: do not take it apart.');
export const day = z.iso.date();
