import { and, asc, eq, gt, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../platform/database.ts';
import { type WatchTrouble, watchedFileTable } from './watched-file-table.ts';

/** So long a refused file is told of. */
const TOLD_MS = 86_400_000;

export type WatchedFile = typeof watchedFileTable.$inferSelect;

/**
 * Writes down what a look saw, and answers what is known of the file. One that has changed since the look before begins anew.
 */
export async function noteLook(
  db: Database,
  seen: { path: string; bytes: number; modifiedMs: number },
  now: Date,
): Promise<WatchedFile> {
  const { path, bytes, modifiedMs } = seen;
  const same = sql`watched_file.bytes = excluded.bytes and watched_file.modified_ms = excluded.modified_ms
    and watched_file.failed_at is null`;
  const kept = (column: string) => sql.raw(`watched_file.${column}`);
  const [row] = await db
    .insert(watchedFileTable)
    .values({ path, bytes, modifiedMs, since: now })
    .onConflictDoUpdate({
      target: watchedFileTable.path,
      set: {
        ...{ bytes, modifiedMs, failedAt: null },
        since: sql`case when ${same} then ${kept('since')} else excluded.since end`,
        runId: sql`case when ${same} then ${kept('run_id')} end`,
        trouble: sql`case when ${same} then ${kept('trouble')} end`,
      },
    })
    .returning();
  if (!row) throw new Error('An upsert without a row');
  return row;
}

export async function changeWatched(
  db: Database,
  path: string,
  change: Partial<Pick<WatchedFile, 'runId' | 'trouble' | 'failedAt'>>,
): Promise<void> {
  await db.update(watchedFileTable).set(change).where(eq(watchedFileTable.path, path));
}

/** A trouble of the folder itself, or none any more. */
export async function noteFolder(db: Database, trouble: WatchTrouble | null, now: Date): Promise<void> {
  if (trouble === null) return forgetWatched(db, '');
  await noteLook(db, { path: '', bytes: 0, modifiedMs: 0 }, now);
  await changeWatched(db, '', { trouble });
}

export async function forgetWatched(db: Database, path: string): Promise<void> {
  await db.delete(watchedFileTable).where(eq(watchedFileTable.path, path));
}

/** Forgets files that lie there no longer; those that failed once their time of being told is over. */
export async function forgetGone(db: Database, there: readonly string[], now: Date): Promise<void> {
  const { path, failedAt } = watchedFileTable;
  const gone = and(isNull(failedAt), notInArray(path, ['', ...there]));
  await db.delete(watchedFileTable).where(or(gone, lt(failedAt, toldSince(now))));
}

/** What a person should look at: what cannot be read or moved, and what was refused within a day. */
export function listWatchTroubles(
  db: Queryable,
  now: Date,
): Promise<Pick<WatchedFile, 'path' | 'trouble'>[]> {
  const { path, trouble, failedAt } = watchedFileTable;
  return db
    .select({ path, trouble })
    .from(watchedFileTable)
    .where(and(isNotNull(trouble), or(isNull(failedAt), gt(failedAt, toldSince(now)))))
    .orderBy(asc(path));
}

function toldSince(now: Date): Date {
  return new Date(now.getTime() - TOLD_MS);
}
