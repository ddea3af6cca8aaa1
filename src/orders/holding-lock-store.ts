import type { Database } from '../platform/database.ts';

/** Does something while nobody else on this database holds the same lock, and nothing where somebody does. */
export async function holdingLock(db: Database, lock: number, work: () => Promise<void>): Promise<void> {
  const client = await db.$client.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock]);
    const held = rows[0]?.held === true;
    if (held) await work();
    if (held) await client.query('select pg_advisory_unlock($1)', [lock]);
    broken = false;
  } finally {
    // A lock that was not given back goes with its connection.
    client.release(broken);
  }
}
