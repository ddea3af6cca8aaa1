import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { type CopyIn, openCopyIn } from '../platform/copy-in.ts';
import type { Queryable } from '../platform/database.ts';
import { importRejectTable } from './import-table.ts';

export type ImportReject = typeof importRejectTable.$inferSelect;

/** Of such a row nothing is kept, not even for mending. */
export const ERASED_PERSON = 'erased-person';

/**
 * Opens the way into the staging tables, and makes the one where rejects wait until the import ends: a dry run takes back
 * what it merged, and keeps these.
 */
export async function openStage(client: PoolClient): Promise<CopyIn> {
  await client.query(`create temp table stage_reject (line integer not null, "column" text, value text,
    reason text not null, detail text, record text) on commit drop`);
  await client.query('create temp table stage_record (line integer not null, record text) on commit drop');
  return openCopyIn(client);
}

/** Lines rejected only by what is in the database: their records are still to be read into `stage_record`. */
export async function linesWithoutRecord(client: PoolClient): Promise<Set<number>> {
  const { rows } = await client.query<{ line: number }>(
    'select distinct line from stage_reject where record is null',
  );
  return new Set(rows.map(({ line }) => line));
}

/** How many records are rejected so far. */
export async function stagedRejects(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ records: number }>(
    'select count(distinct line)::integer as records from stage_reject',
  );
  return rows[0]?.records ?? 0;
}

/** Keeps the staged rejects with the run. Answers how many records they are. */
export async function keepRejects(client: PoolClient, runId: number): Promise<number> {
  await client.query(
    `insert into import_reject (run_id, line, "column", value, reason, detail, record)
      select $1, s.line, s."column", s.value, s.reason, s.detail,
        case s.reason when '${ERASED_PERSON}' then '' else coalesce(s.record, r.record, '') end
      from stage_reject s left join stage_record r on r.line = s.line order by s.line`,
    [runId],
  );
  return stagedRejects(client);
}

/** A run's rejects by line, from the first. */
export function listRejects(db: Queryable, runId: number, limit: number): Promise<ImportReject[]> {
  return db
    .select()
    .from(importRejectTable)
    .where(eq(importRejectTable.runId, runId))
    .orderBy(asc(importRejectTable.line), asc(importRejectTable.id))
    .limit(limit);
}

/** How many of a run's lines were rejected, and how many of these nobody has mended. */
export async function countRejects(db: Queryable, runId: number): Promise<{ all: number; waiting: number }> {
  const { rows } = await db.execute<{ all: number; waiting: number }>(sql`
    select count(distinct line)::int as all,
      count(distinct line) filter (where mended_by is null)::int as waiting
    from import_reject where run_id = ${runId}`);
  return rows[0] ?? { all: 0, waiting: 0 };
}

/** Rejects that nobody has mended, of the first so many lines. */
export function listWaitingRejects(db: Queryable, runId: number, mostLines: number): Promise<ImportReject[]> {
  const { line, id } = importRejectTable;
  const isWaiting = and(eq(importRejectTable.runId, runId), isNull(importRejectTable.mendedBy));
  const first = db.selectDistinct({ line }).from(importRejectTable).where(isWaiting).orderBy(asc(line));
  return db
    .select()
    .from(importRejectTable)
    .where(and(isWaiting, inArray(line, first.limit(mostLines))))
    .orderBy(asc(line), asc(id));
}

/** Writes down that rejects came in after all, by another run: those of one line, or all of them. */
export async function markMended(
  db: Queryable,
  { runId, line, by }: { runId: number; line?: number; by: number },
): Promise<void> {
  const { runId: ofRun, line: atLine, mendedBy } = importRejectTable;
  await db
    .update(importRejectTable)
    .set({ mendedBy: by })
    .where(and(eq(ofRun, runId), line === undefined ? undefined : eq(atLine, line), isNull(mendedBy)));
}
