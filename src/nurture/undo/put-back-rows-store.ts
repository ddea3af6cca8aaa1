import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';

/** What the journal calls changed rows → their table. */
const TARGETS = {
  customer: 'customer',
  'customer-opened': 'customer',
  contact: 'contact',
  'contact-opened': 'contact',
  product: 'product',
  complaint: 'complaint',
} as const;

/** Without a time of change. */
const UNTIMED = 'complaint';

/**
 * Puts changed rows back as they were before a run. What somebody changed since is theirs: only cells that still hold what
 * the run wrote are put back. Answers how many rows.
 */
export async function putBackRows(tx: Queryable, runId: number): Promise<number> {
  let rows = 0;
  for (const [target, table] of Object.entries(TARGETS)) rows += await putBack(tx, runId, target, table);
  return rows;
}

async function putBack(tx: Queryable, runId: number, target: string, table: string): Promise<number> {
  const columns = await changedColumns(tx, runId, target);
  if (columns.length === 0) return 0;
  // The names are keys that upsertStaged wrote out of our own stores.
  const cells = columns.map(
    (column) => `"${column}" = case when k.after ? '${column}'
      and to_jsonb(t) -> '${column}' is not distinct from k.after -> '${column}'
      then (jsonb_populate_record(null::${table}, k.before))."${column}" else t."${column}" end`,
  );
  if (table !== UNTIMED) cells.push('updated_at = now()');
  const { rowCount } = await tx.execute(
    sql`${sql.raw(`update ${table} t set ${cells.join(', ')} from import_row_change k where t.id = k.row_id`)}
      and k.run_id = ${runId} and k.target = ${target}`,
  );
  return rowCount ?? 0;
}

async function changedColumns(tx: Queryable, runId: number, target: string): Promise<string[]> {
  const { rows } = await tx.execute<{ column: string }>(
    sql`select distinct jsonb_object_keys(after) as column from import_row_change
      where run_id = ${runId} and target = ${target}`,
  );
  return rows.map(({ column }) => column);
}
