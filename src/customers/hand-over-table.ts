import { sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { CARE_LEVELS } from '../decisions/care-model.ts';
import { customerTable } from './customer-table.ts';

/** Customers given to a named person by somebody here, and taken back. An open row holds against every import. */
export const handOverTable = pgTable(
  'hand_over',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customerTable.id),
    person: text().notNull(),
    /** What the level was before, and is again when the customer is taken back. */
    levelBefore: text('level_before', { enum: CARE_LEVELS }).notNull(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    takenBackBy: text('taken_back_by'),
    takenBackAt: timestamp('taken_back_at', { withTimezone: true }),
  },
  (t) => [uniqueIndex('hand_over_open').on(t.customerId).where(sql`${t.takenBackAt} is null`)],
);
