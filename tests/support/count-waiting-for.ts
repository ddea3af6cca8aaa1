import type { Database } from '../../src/platform/database.ts';

/** How many connections wait for a lock that another, known by its process, holds. */
export async function countWaitingFor(db: Database, pid: number): Promise<number> {
  const { rows } = await db.$client.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where $1 = any(pg_blocking_pids(pid))',
    [pid],
  );
  return rows[0]?.n ?? 0;
}
