import type { PoolClient } from 'pg';

/** Below this even the worst plan is quick. */
const GROWN_ROWS = 1_000;

/**
 * Renews a table's statistics when much was added to it in the open transaction. Autovacuum comes after the commit, and until
 * then a planner that takes thirty thousand new rows for one row reads them all thirty thousand times.
 */
export async function analyzeGrown(client: PoolClient, table: string, added: number): Promise<void> {
  if (added >= GROWN_ROWS) await client.query(`analyze ${table}`);
}
