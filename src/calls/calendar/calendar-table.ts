import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { carePersonTable } from '../../customers/customer-table.ts';

/** The address by which a care person's calendar reads her follow-ups; one each. */
export const calendarFeedTable = pgTable('calendar_feed', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => carePersonTable.id),
  /** SHA-256 of the token in the address: who reads the database cannot use it. */
  tokenHash: text('token_hash').notNull().unique(),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
});
