import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CARE_LEVELS } from '../decisions/care-model.ts';
import { CONSENT_BASES, CONTACT_ROLES, LEGAL_CLASSES } from '../decisions/facts.ts';
import { LANGUAGES } from '../shared/language.ts';

export const customerTable = pgTable(
  'customer',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    externalId: text('external_id').notNull().unique(),
    name: text().notNull(),
    careLevel: text('care_level', { enum: CARE_LEVELS }).notNull().default('small'),
    /** The person who cares for it; someone named makes the level `named`. */
    namedPerson: text('named_person'),
    industry: text(),
    employees: integer(),
    /** ISO 3166-1 alpha-2. */
    country: text(),
    city: text(),
    closedOn: date('closed_on'),
    leaveAloneUntil: date('leave_alone_until'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [check('customer_care_level', sql`${t.careLevel} in ('key', 'named', 'small')`)],
);

export const contactTable = pgTable(
  'contact',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    externalId: text('external_id').notNull().unique(),
    name: text().notNull(),
    /** How the mail greets; the whole name where missing. */
    firstName: text('first_name'),
    role: text({ enum: CONTACT_ROLES }).notNull().default('buyer'),
    email: text(),
    /** HMAC of the normalised address: what suppression and shared-address caps go by. */
    addressHash: text('address_hash'),
    phone: text(),
    language: text({ enum: LANGUAGES }).notNull(),
    country: text(),
    /** IANA name; the supplier's where missing. */
    timeZone: text('time_zone'),
    legalClass: text('legal_class', { enum: LEGAL_CLASSES }).notNull().default('unknown'),
    /** Where the address came from, in words: file, row, order. */
    origin: text().notNull(),
    removedOn: date('removed_on'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('contact_by_customer').on(t.customerId), index('contact_by_address').on(t.addressHash)],
);

/** Append-only: every change of the right to write to a contact, with its proof. The latest row holds. */
export const consentEventTable = pgTable(
  'consent_event',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contactTable.id),
    basis: text({ enum: CONSENT_BASES }).notNull(),
    /** In words: who, where, how. */
    source: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('consent_event_by_contact').on(t.contactId, t.id)],
);

/**
 * Addresses that must not be written to, each with every reason there is: taking one back leaves the others. Keyed by hash, so
 * that it outlives erasure and every import.
 */
export const suppressionTable = pgTable(
  'suppression',
  {
    addressHash: text('address_hash').notNull(),
    reason: text({
      enum: ['unsubscribed', 'objected', 'bounced', 'spam-report', 'refused', 'by-hand', 'erased'],
    }).notNull(),
    source: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.addressHash, t.reason] })],
);

/** The one key of all address hashes, locked with the installation's secret. Exactly one row, written once. */
export const addressKeyTable = pgTable('address_key', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** See lock-key.ts. */
  locked: text().notNull(),
});

/** Suppressions that a person took back, and why. Append-only. */
export const suppressionLiftTable = pgTable(
  'suppression_lift',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    addressHash: text('address_hash').notNull(),
    reason: text().notNull(),
    source: text().notNull(),
    suppressedAt: timestamp('suppressed_at', { withTimezone: true }).notNull(),
    by: text().notNull(),
    because: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('suppression_lift_by_address').on(t.addressHash, t.id)],
);

/** How often a contact agreed to hear from us, by its own press. No import touches it. */
export const cadenceTable = pgTable('cadence', {
  contactId: integer('contact_id')
    .primaryKey()
    .references(() => contactTable.id),
  /** Fewest days between two mails; null leaves it to the care model. */
  days: integer(),
  pausedUntil: date('paused_until'),
  /** The language the contact chose itself; wins over the imported one. */
  language: text({ enum: LANGUAGES }),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Every choice of how often and every pause, as made; the newest stands in `cadence` too. Nothing here is ever altered. */
export const cadenceChangeTable = pgTable(
  'cadence_change',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contactTable.id),
    days: integer(),
    pausedUntil: date('paused_until'),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('cadence_change_by_contact').on(t.contactId, t.id)],
);

/** People of the supplier who make the calls. */
export const carePersonTable = pgTable(
  'care_person',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    email: text().notNull(),
    language: text({ enum: LANGUAGES }).notNull().default('en'),
    callsPerDay: integer('calls_per_day'),
    active: boolean().notNull().default(true),
  },
  (t) => [uniqueIndex('care_person_by_email').on(sql`lower(${t.email})`)],
);
