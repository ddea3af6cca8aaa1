import { z } from 'zod';
import { CARE_LEVELS } from '../../../decisions/care-model.ts';
import { CONTACT_ROLES } from '../../../decisions/facts.ts';
import { LANGUAGES } from '../../../shared/language.ts';
import { STAGES } from '../../../signals/stages/stage.ts';
import { VALUE_CLASSES } from '../../../signals/worth/value-class.ts';
import { day, nextCursor } from '../parameters.ts';
import { SIGNAL_KINDS } from '../signal-kinds.ts';
import { SIGNAL } from '../tell-signals.ts';

const CUSTOMER = z.strictObject({
  id: z.string().describe('As your own system calls it.'),
  name: z.string(),
  careLevel: z.enum(CARE_LEVELS),
  namedPerson: z.string().nullable(),
  industry: z.string().nullable(),
  employees: z.int().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  closedOn: day.nullable(),
  leaveAloneUntil: day.nullable(),
  stage: z.enum(STAGES).nullable().describe('As of the last review; null before the first order.'),
  signals: z.array(z.enum(SIGNAL_KINDS)).describe('As of the last review.'),
  valueClass: z.enum(VALUE_CLASSES).nullable(),
  yearValueCents: z.int().nullable().describe('Bought within a year, in cents of the supplier’s currency.'),
  usualGapDays: z.int().nullable().describe('Between two orders.'),
  lastOrderOn: day.nullable(),
  nextOrderOn: day.nullable().describe('By its own rhythm; it may lie in the past.'),
  updatedAt: z.iso.datetime(),
});

const CONTACT = z.strictObject({
  id: z.string(),
  name: z.string(),
  firstName: z.string().nullable(),
  role: z.enum(CONTACT_ROLES),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.enum(LANGUAGES),
  country: z.string().nullable(),
});

export const CUSTOMER_PAGE = z.strictObject({ customers: z.array(CUSTOMER), nextCursor });
export const ONE_CUSTOMER = CUSTOMER.extend({ contacts: z.array(CONTACT) });

export const TIMELINE = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        day,
        kind: z.string().describe('Such as order, message, call, complaint, reply, stage.'),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      }),
    )
    .describe('The newest first.'),
  nextCursor,
});

export const CUSTOMER_SIGNALS = z.strictObject({
  day: day.describe('The supplier’s day for which they were worked out, just now.'),
  stage: z.strictObject({ stage: z.enum(STAGES), since: day }).nullable(),
  signals: z.array(SIGNAL),
});
