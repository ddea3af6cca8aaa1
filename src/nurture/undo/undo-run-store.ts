import { sql } from 'drizzle-orm';
import type { ImportRun } from '../../orders/import-run-store.ts';
import { importRunTable, type MadeRows } from '../../orders/import-table.ts';
import type { Queryable } from '../../platform/database.ts';
import { ADVISORY_LOCKS } from '../../shared/advisory-locks.ts';

/** A run and the mends of its rejects, the newest first: undone together. */
export interface UndoneRun {
  id: number;
  made: MadeRows;
}

/** Nobody merges until the transaction ends, which takes as long as it takes: a large import is taken back from a page too. */
export async function lockMerges(tx: Queryable): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.merge})`);
}

/** The newest import that changed anything and is not undone yet; null where there is none. */
export async function findLastRun(db: Queryable): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(
    sql`select coalesce(mends, id) as id from import_run where made is not null and undone_at is null
      order by id desc limit 1`,
  );
  return rows[0]?.id ?? null;
}

/** A run as it stands; the run that it mends where it is a mend. */
export async function readRun(db: Queryable, id: number): Promise<ImportRun | null> {
  const [run] = await db.select().from(importRunTable).where(sql`${importRunTable.id} = ${id}`);
  if (!run?.mends) return run ?? null;
  const [mended] = await db.select().from(importRunTable).where(sql`${importRunTable.id} = ${run.mends}`);
  return mended ?? run;
}

export async function readUndone(db: Queryable, id: number): Promise<UndoneRun[]> {
  const { rows } = await db.execute<{ id: number; made: MadeRows }>(
    sql`select id, made from import_run where ${id} in (id, mends) and made is not null order by id desc`,
  );
  return rows;
}

/** The newest import of the same kind that came after a run, and changed something. */
export async function findLaterRun(db: Queryable, { id, kind }: ImportRun): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(
    sql`select id from import_run where kind = ${kind} and id > ${id} and state = 'done' and not dry_run
      and mends is distinct from ${id} and added + changed + removed > 0 order by id desc limit 1`,
  );
  return rows[0]?.id ?? null;
}

export async function markUndone(tx: Queryable, id: number, by: string, at: Date): Promise<void> {
  await tx.execute(
    sql`update import_run set made = null, undone_at = ${at}, undone_by = ${by} where ${id} in (id, mends)`,
  );
  await tx.execute(sql`delete from import_line_change where run_id in
    (select id from import_run where ${id} in (id, mends))`);
  await tx.execute(sql`delete from import_row_change where target not like '%-left' and run_id in
    (select id from import_run where ${id} in (id, mends))`);
}
