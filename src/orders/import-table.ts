import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { CsvFault } from './csv/csv-fault.ts';

export const IMPORT_KINDS = ['customers', 'contacts', 'products', 'orders', 'complaints'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const importRunTable = pgTable('import_run', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  kind: text({ enum: IMPORT_KINDS }).notNull(),
  fileName: text('file_name').notNull(),
  profile: text(),
  dryRun: boolean('dry_run').notNull().default(false),
  state: text({ enum: ['running', 'done', 'failed', 'interrupted'] }).notNull(),
  /** Accepted and rejected rows together are always the rows read. */
  rowsRead: integer('rows_read').notNull().default(0),
  accepted: integer().notNull().default(0),
  rejected: integer().notNull().default(0),
  /** Of the accepted rows, those the profile passes over on purpose. */
  leftOut: integer('left_out').notNull().default(0),
  added: integer().notNull().default(0),
  changed: integer().notNull().default(0),
  /** Lines taken away because their order came again without them. */
  removed: integer().notNull().default(0),
  /** The file's column names, for giving rejects back under them. */
  header: jsonb().$type<string[]>().notNull().default([]),
  delimiter: text(),
  /** Why the whole file was refused. */
  problem: jsonb().$type<CsvFault>(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
});

/** One row a problem: a record with two wrong cells stands here twice, and counts once. */
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
    /** A code; its words stand in imports.json under `reason`. */
    reason: text().notNull(),
    /** What would have been right, where there are few choices. */
    detail: text(),
    /** The record as it stood, for mending. */
    record: text().notNull(),
  },
  (t) => [index('import_reject_by_run').on(t.runId, t.line)],
);
