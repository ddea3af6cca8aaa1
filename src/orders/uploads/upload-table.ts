import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Encoding } from '../csv/read-text.ts';
import { IMPORT_KINDS } from '../import-kind.ts';
import type { ImportReport } from '../import-report.ts';
import type { MappingProfile } from '../mapping-profile.ts';

/** A file brought to the console, on its way to becoming an import. Gone a few days after nobody went on with it. */
export const importUploadTable = pgTable('import_upload', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  kind: text({ enum: IMPORT_KINDS }).notNull(),
  /** As its owner called it. */
  fileName: text('file_name').notNull(),
  /** As it is called in the installation's own folder. */
  keptAs: text('kept_as').notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  /** Guessed from its first rows: what progress is told by. */
  rowsExpected: integer('rows_expected').notNull().default(0),
  encoding: text().$type<Encoding>().notNull(),
  mapping: jsonb().$type<MappingProfile>().notNull(),
  /** The run whose rejects it brings mended. */
  mends: integer(),
  /** `trying` and `importing` are work for a worker; the others wait for a person. */
  state: text({ enum: ['open', 'trying', 'tried', 'importing', 'done', 'broken'] })
    .notNull()
    .default('open'),
  /** When somebody last asked a worker for something. */
  askedAt: timestamp('asked_at', { withTimezone: true }),
  rowsRead: integer('rows_read').notNull().default(0),
  /** What the trial, or the import, came to. */
  report: jsonb().$type<ImportReport>(),
  by: text().notNull(),
  byId: text('by_id'),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
