import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * One row, counted up with each delivery, and kept beside the database too: whoever finds a smaller number here than
 * there, or another database around the row than the one it was written in, looks at a restored backup or a copy.
 */
export const sendingMarkTable = pgTable('sending_mark', {
  id: integer().primaryKey(),
  mark: bigint({ mode: 'number' }).notNull(),
  /** Server, database and table that the row was written in. */
  place: text().notNull(),
  /** Postgres begins a new one when it ends a recovery: after a restore, and after a failover. */
  timeline: integer().notNull(),
});
