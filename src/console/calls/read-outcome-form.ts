import { z } from 'zod';
import type { CallOutcome } from '../../calls/call-outcome.ts';
import { LEAVING_REASONS, MOODS, REACHED, REASON_RIGHT } from '../../calls/call-table.ts';
import { dayFromIso } from '../../shared/calendar-day.ts';

const LONGEST_NOTE = 4_000;

const leftOpen = z.literal('').transform(() => null);
const day = z.iso.date().transform((iso, context) => {
  const found = dayFromIso(iso);
  if (found === null) context.addIssue('not a day');
  return found;
});
const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const FORM = z.object({
  reached: z.enum(REACHED),
  mood: z.union([leftOpen, z.enum(MOODS)]).default(null),
  leavingReason: z.union([leftOpen, z.enum(LEAVING_REASONS)]).default(null),
  reasonRight: z.union([leftOpen, z.enum(REASON_RIGHT)]).default(null),
  note: z
    .string()
    .trim()
    .max(LONGEST_NOTE)
    .transform((text) => text || null)
    .default(null),
  followUpOn: z.union([leftOpen, day]).default(null),
  complaintClosed: z
    .literal('yes')
    .transform(() => true)
    .default(false),
  byPerson: z.union([leftOpen, id]).default(null),
  attempts: id,
});

/** What the form's fields are called, and held when it was sent. */
export type OutcomeForm = Record<keyof z.input<typeof FORM>, string>;

export interface SentOutcome extends CallOutcome {
  byPerson: number | null;
  attemptsSeen: number;
}

/** A sent form → outcome; null when a field is missing or holds what the form does not offer. */
export function readOutcomeForm(body: unknown): SentOutcome | null {
  const read = FORM.safeParse(body);
  if (!read.success) return null;
  const { attempts, ...outcome } = read.data;
  return { ...outcome, attemptsSeen: attempts };
}
