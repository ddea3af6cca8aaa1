import { customType, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Mails the built-in server took. Nothing in here ever left the machine. */
export const inboxMailTable = pgTable(
  'inbox_mail',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    mailFrom: text('mail_from').notNull(),
    rcptTo: text('rcpt_to').array().notNull(),
    messageId: text('message_id'),
    subject: text(),
    fromHeader: text('from_header'),
    toHeader: text('to_header'),
    raw: bytes().notNull(),
  },
  (t) => [index('inbox_mail_by_message_id').on(t.messageId)],
);
