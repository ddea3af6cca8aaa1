import { desc, eq, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Database } from '../platform/database.ts';
import { ADVISORY_LOCKS, IMPORT_RUN_LOCK } from '../shared/advisory-locks.ts';
import type { ImportKind } from './import-kind.ts';
import { importRunTable } from './import-table.ts';

export type ImportRun = typeof importRunTable.$inferSelect;

export interface OpenRun {
  id: number;
  /** The import's own connection. It holds the run's lock until it is closed. */
  client: PoolClient;
}

interface NewRun {
  kind: ImportKind;
  fileName: string;
  profile: string | null;
  dryRun: boolean;
  contentHash?: string | undefined;
}

/** Writes down that an import begins, where everybody sees it at once. */
export async function startRun(db: Database, run: NewRun): Promise<OpenRun> {
  await markInterrupted(db);
  const client = await db.$client.connect();
  try {
    return { id: await writeRun(client, run), client };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function writeRun(client: PoolClient, run: NewRun): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query<{ id: number }>(
    `insert into import_run (kind, file_name, profile, dry_run, content_hash, state)
      values ($1, $2, $3, $4, $5, 'running') returning id`,
    [run.kind, run.fileName, run.profile, run.dryRun, run.contentHash ?? null],
  );
  const id = rows[0]?.id ?? 0;
  // Locked before it is seen, so that nobody takes it for a dead one.
  await client.query('select pg_advisory_lock($1, $2)', [IMPORT_RUN_LOCK, id]);
  await client.query('commit');
  return id;
}

/** Begins the import's transaction, so set that a dead import is noticed soon and a large one sorts in memory. */
export async function beginImport(client: PoolClient): Promise<void> {
  await client.query('begin');
  await client.query(`set local work_mem = '128MB'`);
  await client.query(`set local maintenance_work_mem = '256MB'`);
  await client.query(`set local client_connection_check_interval = '2s'`);
}

export async function waitForOtherMerges(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.merge]);
}

export type RunOutcome = Partial<
  Pick<
    ImportRun,
    | 'rowsRead'
    | 'accepted'
    | 'rejected'
    | 'leftOut'
    | 'added'
    | 'changed'
    | 'removed'
    | 'header'
    | 'delimiter'
    | 'problem'
    | 'mapping'
    | 'made'
  >
> & { state: 'done' | 'failed'; mends?: number | undefined };

/** Part of the import's transaction when it is done, so that a run never says `done` of rows that are not there. */
export async function finishRun({ id, client }: OpenRun, outcome: RunOutcome): Promise<void> {
  const {
    rowsRead = 0,
    accepted = 0,
    rejected = 0,
    leftOut = 0,
    added = 0,
    changed = 0,
    removed = 0,
  } = outcome;
  await client.query(
    `update import_run set state = $2, rows_read = $3, accepted = $4, rejected = $5, left_out = $6, added = $7,
      changed = $8, removed = $9, header = $10, delimiter = $11, problem = $12,
      mapping = $13, mends = $14, made = $15, finished_at = now() where id = $1`,
    [
      ...[id, outcome.state, rowsRead, accepted, rejected, leftOut, added, changed, removed],
      ...[JSON.stringify(outcome.header ?? []), outcome.delimiter ?? null],
      jsonOrNull(outcome.problem),
      ...[jsonOrNull(outcome.mapping), outcome.mends ?? null, jsonOrNull(outcome.made)],
    ],
  );
}

function jsonOrNull(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

/** Gives the connection back, or closes it when it may be left in the middle of something. */
export async function closeRun({ id, client }: OpenRun, broken: boolean): Promise<void> {
  if (!broken) await client.query('select pg_advisory_unlock($1, $2)', [IMPORT_RUN_LOCK, id]);
  client.release(broken);
}

/** Newest first. */
export async function listRuns(db: Database, limit: number): Promise<ImportRun[]> {
  await markInterrupted(db);
  return db.select().from(importRunTable).orderBy(desc(importRunTable.id)).limit(limit);
}

export async function findRun(db: Database, id: number): Promise<ImportRun | null> {
  await markInterrupted(db);
  const rows = await db.select().from(importRunTable).where(eq(importRunTable.id, id));
  return rows[0] ?? null;
}

/**
 * The import that took these bytes, or is taking them, and still holds: it was not undone. Orders happened once, and the same
 * bytes count anew only when orders were changed in between, maybe these; the other kinds tell how things stand, and for them
 * whatever came in between is enough.
 */
export async function findImportOfContent(
  db: Database,
  { kind, profile, contentHash }: Pick<ImportRun, 'kind' | 'profile' | 'contentHash'>,
): Promise<Pick<ImportRun, 'id' | 'state'> | null> {
  await markInterrupted(db);
  const { rows } = await db.execute<Pick<ImportRun, 'id' | 'state'>>(sql`
    select r.id, r.state from import_run r
    where r.content_hash = ${contentHash} and r.kind = ${kind} and r.profile is not distinct from ${profile}
      and r.state in ('running', 'done') and not r.dry_run and r.undone_at is null
      and not exists (select from import_run later
        where later.kind = r.kind and later.id > r.id and later.state = 'done' and not later.dry_run
          and later.undone_at is null and later.content_hash is distinct from r.content_hash
          and (later.kind <> 'orders' or later.changed + later.removed > 0))
    order by r.id desc limit 1`);
  return rows[0] ?? null;
}

/** A running import whose lock can be had has died; its transaction went with it. */
async function markInterrupted(db: Database): Promise<void> {
  await db.execute(sql`update import_run set state = 'interrupted', finished_at = now()
    where state = 'running' and pg_try_advisory_xact_lock(${IMPORT_RUN_LOCK}, id)`);
}
