import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { CsvFault } from './csv/csv-fault.ts';
import { IMPORT_KINDS } from './import-kind.ts';
import type { MappingProfile } from './mapping-profile.ts';

/** Tables that an import makes rows in, and that number their rows. */
export const MADE_TABLES = ['customer', 'contact', 'product', 'customer_order', 'complaint'] as const;
/** Rows with an id above the first and up to the second are new by one run: merges go one after the other. */
export type MadeRows = Readonly<Record<(typeof MADE_TABLES)[number], readonly [number, number]>>;

export const importRunTable = pgTable(
  'import_run',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of its bytes, of a file from the watched folder. */
    contentHash: text('content_hash'),
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
    /** How the file was read, for reading mended rows alike; null for older runs. */
    mapping: jsonb().$type<MappingProfile>(),
    /** The run whose rejects this one brought in after mending: both are undone together. */
    mends: integer(),
    /** Null: it changed nothing, or it can no longer be undone. */
    made: jsonb().$type<MadeRows>(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: text('undone_by'),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [index('import_run_by_content').on(t.contentHash).where(sql`content_hash is not null`)],
);

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
    /** The run that brought the mended record in. */
    mendedBy: integer('mended_by'),
  },
  (t) => [index('import_reject_by_run').on(t.runId, t.line)],
);

/**
 * What stood in a row before a run changed it, and what the run put there: only the columns that the file has. Kept until the
 * next import of the kind, so that the last one can be undone. `contact-left` and `customer-left` are rows that an undo could
 * only close, since something rests on them: the next import that names them opens them again.
 */
export const importRowChangeTable = pgTable(
  'import_row_change',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => importRunTable.id),
    /** A table, or one of the two words above. */
    target: text().notNull(),
    rowId: bigint('row_id', { mode: 'number' }).notNull(),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('import_row_change_by_run').on(t.runId, t.target, t.rowId)],
);

/** The same for order lines of orders that were there before: narrow, since a correction may touch a million. */
export const importLineChangeTable = pgTable(
  'import_line_change',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => importRunTable.id),
    orderId: bigint('order_id', { mode: 'number' }).notNull(),
    productId: integer('product_id').notNull(),
    ordinal: integer().notNull(),
    /** Null: the line was not there before. */
    quantity: doublePrecision(),
    amountCents: bigint('amount_cents', { mode: 'number' }),
    /** The line was taken away by the run. */
    removed: boolean().notNull(),
  },
  (t) => [index('import_line_change_by_run').on(t.runId)],
);
