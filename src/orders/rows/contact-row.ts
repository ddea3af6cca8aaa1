import { z } from 'zod';
import {
  CONSENT_BASES,
  CONTACT_ROLES,
  type ConsentBasis,
  type ContactRole,
  LEGAL_CLASSES,
  type LegalClass,
} from '../../decisions/facts.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { isMailAddress } from '../../shared/mail-address.ts';
import { country, id, name, type RowKind } from './row-kind.ts';

export interface ContactRow {
  id: string;
  customer: string;
  name: string;
  firstName: string | null;
  role: ContactRole | null;
  email: string | null;
  phone: string | null;
  language: Language;
  country: string | null;
  timeZone: string | null;
  legalClass: LegalClass | null;
  origin: string | null;
  /** Heard only when the contact is new. */
  basis: ConsentBasis | null;
}

export const CONTACT_ROW: RowKind<ContactRow> = {
  fields: {
    id: 'text',
    customer: 'text',
    name: 'text',
    firstName: 'text',
    role: 'text',
    email: 'text',
    phone: 'text',
    language: 'text',
    country: 'text',
    timeZone: 'text',
    legalClass: 'text',
    origin: 'text',
    basis: 'text',
  },
  required: [['id'], ['customer'], ['name'], ['language']],
  schema: z.object({
    id,
    customer: id,
    // A name goes into a mail header: no line ends or other control characters.
    name: name.regex(/^\P{Cc}*$/u, 'control-character'),
    firstName: name.regex(/^\P{Cc}*$/u, 'control-character').nullable(),
    role: z.enum(CONTACT_ROLES, 'not-one-of').nullable(),
    email: z.string().refine(isMailAddress, 'not-an-address').nullable(),
    phone: z.string().max(40, 'too-long').nullable(),
    language: z.enum(LANGUAGES, { error: (issue) => (issue.input === null ? 'missing' : 'not-one-of') }),
    country: country.nullable(),
    timeZone: z.string().refine(isTimeZone, 'not-a-time-zone').nullable(),
    legalClass: z.enum(LEGAL_CLASSES, 'not-one-of').nullable(),
    origin: name.nullable(),
    basis: z.enum(CONSENT_BASES, 'not-one-of').nullable(),
  }),
};

/** Names only: an offset such as +02:00 knows no summer time, and mails would come an hour off for half a year. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
