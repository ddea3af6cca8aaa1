import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const IMPORT_KINDS = ['customers', 'contacts', 'products', 'orders', 'complaints'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const importRunTable = pgTable('import_run', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  kind: text({ enum: IMPORT_KINDS }).notNull(),
  fileName: text('file_name').notNull(),
  profile: text(),
  dryRun: boolean('dry_run').notNull().default(false),
  state: text({ enum: ['running', 'done', 'failed', 'interrupted'] }).notNull(),
  rowsRead: integer('rows_read').notNull().default(0),
  accepted: integer().notNull().default(0),
  rejected: integer().notNull().default(0),
  /** Rows the profile leaves out on purpose count as accepted reads, not as rejects. */
  leftOut: integer('left_out').notNull().default(0),
  added: integer().notNull().default(0),
  changed: integer().notNull().default(0),
  problem: text(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
});

export const importRejectTable = pgTable(
  'import_reject',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    runId: integer('run_id')
      .notNull()
      .references(() => importRunTable.id),
    /** First line of the record in the file, the header being line 1. */
    line: integer().notNull(),
    column: text(),
    value: text(),
    reason: text().notNull(),
    /** The record as it stood, for mending. */
    record: text().notNull(),
  },
  (t) => [index('import_reject_by_run').on(t.runId, t.line)],
);
