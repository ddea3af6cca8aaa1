import { bigint, doublePrecision, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Why a file of the watched folder still lies there, or went to `failed`. Words in watched.json under `trouble`. */
export const WATCH_TROUBLES = [
  'folder',
  'unreadable',
  'not-moved',
  'not-a-file',
  'nameless',
  'refused',
] as const;
export type WatchTrouble = (typeof WATCH_TROUBLES)[number];

/** What the last look into the watched folder saw: a file is taken once two looks saw the same. */
export const watchedFileTable = pgTable('watched_file', {
  /** Below the folder; empty for the folder itself. */
  path: text().primaryKey(),
  bytes: bigint({ mode: 'number' }).notNull(),
  /** In milliseconds since 1970, with what the file system knows below them. */
  modifiedMs: doublePrecision('modified_ms').notNull(),
  /** Since when it has looked like this. */
  since: timestamp({ withTimezone: true }).notNull(),
  /** The import that took it, while it cannot be moved away. */
  runId: integer('run_id'),
  trouble: text({ enum: WATCH_TROUBLES }),
  /** When it was moved to `failed`; kept for a day, so that somebody is told. */
  failedAt: timestamp('failed_at', { withTimezone: true }),
});
