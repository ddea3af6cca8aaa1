import { sql } from 'drizzle-orm';
import { boolean, customType, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { contactTable, customerTable } from '../../customers/customer-table.ts';
import { messageTable } from '../message-table.ts';
import { BOUNCE_SEVERITIES, INCOMING_KINDS, INCOMING_STATES, INCOMING_TASKS, TIES } from './incoming-kind.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Every mail that came back to the supplier: what it was, whom it is about, and what a person has to do with it. */
export const incomingMailTable = pgTable(
  'incoming_mail',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    source: text({ enum: ['inbox', 'mailbox', 'webhook'] }).notNull(),
    /** The source's own name for it, such as `imap:UIDVALIDITY:UID`. */
    sourceKey: text('source_key').unique(),
    /** Made of the mail itself: the same mail by two ways is one. */
    mailKey: text('mail_key').notNull().unique(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    /** When it was read and had its effect: days after it came, where nobody read meanwhile. */
    readAt: timestamp('read_at', { withTimezone: true }),
    /** Envelope, where the source knows it; an empty sender is the mark of automatic mail. */
    mailFrom: text('mail_from'),
    rcptTo: text('rcpt_to').array().notNull(),
    /** The original is longer than what is kept. */
    cut: boolean().notNull().default(false),
    state: text({ enum: INCOMING_STATES }).notNull().default('waiting'),
    /** Times it was begun to be read: one that ends the process each time is given up and shown. */
    attempts: integer().notNull().default(0),
    kind: text({ enum: INCOMING_KINDS }),
    /** The rule that recognised it. */
    rule: text(),
    severity: text({ enum: BOUNCE_SEVERITIES }),
    /** Enhanced code of a bounce, such as 5.1.1. */
    status: text(),
    /** The server's words in a bounce, or why a mail could not be read. */
    answer: text(),
    messageId: uuid('message_id').references(() => messageTable.id, { onDelete: 'set null' }),
    customerId: integer('customer_id').references(() => customerTable.id),
    contactId: integer('contact_id').references(() => contactTable.id),
    tie: text({ enum: TIES }),
    fromName: text('from_name'),
    fromAddress: text('from_address'),
    subject: text(),
    /** What the person itself wrote, without what it quotes. */
    words: text(),
    /** The words that read as "no more mails"; the address was stopped at once. */
    stopWords: text('stop_words'),
    /** Reads like a complaint. */
    grave: boolean().notNull().default(false),
    task: text({ enum: INCOMING_TASKS }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: text('closed_by'),
    closedBecause: text('closed_because'),
  },
  (t) => [
    index('incoming_mail_waiting').on(t.id).where(sql`${t.state} = 'waiting'`),
    index('incoming_mail_to_do').on(t.contactId).where(sql`${t.state} = 'to-do'`),
    index('incoming_mail_by_contact').on(t.contactId, t.receivedAt),
    index('incoming_mail_by_customer').on(t.customerId, t.receivedAt),
    index('incoming_mail_by_message').on(t.messageId),
  ],
);

/** The mail as it came, byte by byte, kept for a while. */
export const incomingOriginalTable = pgTable('incoming_original', {
  incomingId: integer('incoming_id')
    .primaryKey()
    .references(() => incomingMailTable.id, { onDelete: 'cascade' }),
  raw: bytes().notNull(),
});
