import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

/** Transactions that tell of something take milliseconds. One that takes longer is waited for by a later run. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 20;

/**
 * The highest delivery below which none can appear any more. Numbers are given out before their transactions end: one with a
 * lower number may still come, and of its customer it has to go first. Null while somebody who may hold such a one does not end.
 */
export async function settledUpTo(db: Queryable): Promise<number | null> {
  const { rows } = await db.execute<{ highest: number }>(
    sql`select coalesce(max(id), 0)::float8 as highest from webhook_delivery`,
  );
  // Asked after the number is known: whoever begins to write later is given higher ones.
  const writers = new Set(await listWriters(db));
  for (let waited = 0; writers.size > 0; waited += LOOK_EVERY_MS) {
    if (waited >= PATIENCE_MS) return null;
    await wait(LOOK_EVERY_MS);
    const still = new Set(await listWriters(db));
    for (const one of writers) if (!still.has(one)) writers.delete(one);
  }
  return rows[0]?.highest ?? 0;
}

/** Transactions that have written an event and not ended. Those that only send what waits lock nothing of the kind. */
async function listWriters(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ writer: string }>(sql`
    select l.virtualtransaction as writer from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'relation' and l.relation = 'webhook_event'::regclass and l.mode = 'RowExclusiveLock'
      and d.datname = current_database() and l.pid <> pg_backend_pid()`);
  return rows.map(({ writer }) => writer);
}
