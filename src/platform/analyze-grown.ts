import type { PoolClient } from 'pg';

/** Below this even the worst plan is quick. */
const GROWN_ROWS = 1_000;
/** Of a table's rows. Of less than that the planner knows without being told: it counts the pages. */
const GROWN_SHARE = 0.1;

/**
 * Renews a table's statistics when much was added to it, also in the open transaction. Autovacuum comes after the commit, and until
 * then a planner that takes thirty thousand new rows for one row reads them all thirty thousand times. Looking through a sample
 * of a large table takes longer than a day's file, so it is left alone until it has grown by a tenth.
 */
export async function analyzeGrown(
  client: Pick<PoolClient, 'query'>,
  table: string,
  added: number,
): Promise<void> {
  if (added < GROWN_ROWS) return;
  const { rows } = await client.query<{ reltuples: number }>(
    'select reltuples from pg_class where oid = $1::regclass',
    [table],
  );
  if (added >= GROWN_SHARE * (rows[0]?.reltuples ?? 0)) await client.query(`analyze ${table}`);
}
