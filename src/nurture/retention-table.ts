import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** When each rule of src/nurture/retention.ts was last worked through: one row a rule, for people who ask whether it is. */
export const retentionTable = pgTable('retention', {
  rule: text().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** Rows that went, or were blanked, that time. */
  forgotten: integer().notNull(),
});
