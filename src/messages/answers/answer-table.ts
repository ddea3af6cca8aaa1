import { sql } from 'drizzle-orm';
import { index, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { contactTable, customerTable } from '../../customers/customer-table.ts';
import { ANSWER_SCALES } from '../../signals/answer.ts';
import { messageTable } from '../message-table.ts';
import { DOUBTS } from './doubt.ts';

/** Every answer to a question, in the order given; of one message the last that is not in doubt counts. */
export const satisfactionAnswerTable = pgTable(
  'satisfaction_answer',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messageTable.id),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contactTable.id),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    scale: text({ enum: ANSWER_SCALES }).notNull(),
    /** Whole, from 0 to the scale's highest. */
    score: smallint().notNull(),
    comment: text(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Why it may not be a person's; null for one that counts. */
    doubtful: text({ enum: DOUBTS }),
    /** The person who confirmed a doubtful one. */
    confirmedBy: text('confirmed_by'),
  },
  (t) => [
    index('satisfaction_answer_by_message').on(t.messageId, t.id),
    index('satisfaction_answer_by_customer').on(t.customerId, t.at).where(sql`${t.doubtful} is null`),
    index('satisfaction_answer_doubtful').on(t.at).where(sql`${t.doubtful} is not null`),
  ],
);
