import { sql } from 'drizzle-orm';
import {
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { contactTable, customerTable } from '../customers/customer-table.ts';
import type { ItemReason } from '../decisions/decision.ts';
import { MESSAGE_KINDS } from '../decisions/message-kind.ts';
import { LANGUAGES } from '../shared/language.ts';
import { ANSWER_SCALES } from '../signals/answer.ts';
import type { SignalKind } from '../signals/signal.ts';
import { MESSAGE_STATES } from './message-state.ts';
import { PAUSE_CAUSES } from './pause-cause.ts';

/** One mail to one contact: the ledger that decides whether something is sent, never the queue. */
export const messageTable = pgTable(
  'message',
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contactTable.id),
    kind: text({ enum: MESSAGE_KINDS }).notNull(),
    language: text({ enum: LANGUAGES }).notNull(),
    /** With customer and kind the unique key: the review day it was decided on. */
    period: text().notNull(),
    decidedOn: date('decided_on').notNull(),
    expiresOn: date('expires_on').notNull(),
    signals: jsonb().$type<readonly SignalKind[]>().notNull(),
    /** What it may be answered with by one press; null where it asks nothing. */
    scale: text({ enum: ANSWER_SCALES }),
    state: text({ enum: MESSAGE_STATES }).notNull().default('planned'),
    /** Not to be sent before; set at release within the contact's sending hours. */
    sendAfter: timestamp('send_after', { withTimezone: true }),
    attempt: integer().notNull().default(0),
    /** Made anew at each claim; a result is only recorded with the fence it was claimed under. */
    fence: uuid(),
    claimedAt: timestamp('claimed_at', { withTimezone: true }),
    /** Why it stands where it stands: refusal, error, expiry, in words with the server's answer. */
    because: text(),
    /** Hash of the address it went to: the contact's may be corrected later. Null until its bytes leave. */
    addressHash: text('address_hash'),
    subject: text(),
    html: text(),
    body: text(),
    templateVersion: text('template_version'),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    smtpAnswer: text('smtp_answer'),
    /** What came back. */
    bouncedAt: timestamp('bounced_at', { withTimezone: true }),
    repliedAt: timestamp('replied_at', { withTimezone: true }),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    reorderedAt: timestamp('reordered_at', { withTimezone: true }),
    complainedAt: timestamp('complained_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('message_once_a_period').on(t.customerId, t.kind, t.period),
    index('message_due').on(t.sendAfter).where(sql`${t.state} in ('approved', 'deferred')`),
    index('message_under_way').on(t.claimedAt).where(sql`${t.state} in ('claimed', 'sending')`),
    index('message_waiting').on(t.expiresOn).where(sql`${t.state} = 'planned'`),
    // What the alarms on spam reports and bounces look back on.
    index('message_lately').on(sql`coalesce(${t.acceptedAt}, ${t.bouncedAt})`),
    index('message_by_contact').on(t.contactId, t.decidedOn),
  ],
);

export const messageItemTable = pgTable(
  'message_item',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => messageTable.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    productId: integer('product_id').notNull(),
    /** Names as they stood when decided, so that what was written stays true. */
    productName: text('product_name').notNull(),
    unit: text(),
    /** The product that the reason speaks of, if it speaks of another one. */
    otherProductName: text('other_product_name'),
    quantity: doublePrecision().notNull(),
    reason: jsonb().$type<ItemReason>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.position] })],
);

/** Append-only history of a message: each move with its time, cause and person. Written by a trigger. */
export const messageMoveTable = pgTable(
  'message_move',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messageTable.id, { onDelete: 'cascade' }),
    from: text(),
    to: text().notNull(),
    because: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('message_move_by_message').on(t.messageId, t.id)],
);

/** One item a customer asked to hear no more of (`ask_again_on` null), or not before a day. No import touches it. */
export const itemWishTable = pgTable(
  'item_wish',
  {
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    productId: integer('product_id').notNull(),
    askAgainOn: date('ask_again_on'),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.productId] })],
);

/** A customer pressed "confirm" on its reorder page. Stays until the order desk's mail has been accepted. */
export const reorderRequestTable = pgTable('reorder_request', {
  id: uuid().primaryKey().defaultRandom(),
  messageId: uuid('message_id')
    .notNull()
    .unique()
    .references(() => messageTable.id),
  customerId: integer('customer_id')
    .notNull()
    .references(() => customerTable.id),
  items: jsonb().$type<readonly { productId: number; quantity: number }[]>().notNull(),
  note: text(),
  requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
  mailedAt: timestamp('mailed_at', { withTimezone: true }),
});

/** Sending stands still while a row is open, until a person lets it go on; one open row for each cause. */
export const sendingPauseTable = pgTable(
  'sending_pause',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    cause: text({ enum: PAUSE_CAUSES }).notNull(),
    because: text().notNull(),
    /** What an alarm counted, from which it is told in the reader's language; null where a person or a server said why. */
    figures: jsonb().$type<Readonly<Record<string, number>>>(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [uniqueIndex('sending_pause_open').on(t.cause).where(sql`${t.endedAt} is null`)],
);
