import type { PoolClient } from 'pg';
import { MADE_TABLES, type MadeRows } from '../import-table.ts';

export type HighestIds = Readonly<Record<(typeof MADE_TABLES)[number], number>>;

/** The highest id of every table that an import makes rows in. Nobody else makes any while merges are locked. */
export async function highestIds(client: PoolClient): Promise<HighestIds> {
  const columns = MADE_TABLES.map(
    (table) => `(select coalesce(max(id), 0) from ${table})::float8 as ${table}`,
  );
  const { rows } = await client.query<HighestIds>(`select ${columns.join(', ')}`);
  const [ids] = rows;
  if (!ids) throw new Error('A query without a row');
  return ids;
}

/** What a run made, by the ids before and after it. */
export function madeBetween(before: HighestIds, after: HighestIds): MadeRows {
  const ranges = MADE_TABLES.map((table) => [table, [before[table], after[table]]] as const);
  return Object.fromEntries(ranges) as unknown as MadeRows;
}

/**
 * Forgets how the imports of a kind before this one are undone: only the last can be. Mends belong to the run they mend, and
 * keep it.
 */
export async function forgetOlder(
  client: PoolClient,
  run: { id: number; kind: string; mends: number | undefined },
): Promise<void> {
  const older = `select id from import_run where kind = $1 and made is not null and id < $2
    and coalesce(mends, id) <> coalesce($3::integer, $2)`;
  const values = [run.kind, run.id, run.mends ?? null];
  // What an undo left behind waits for whoever imports it again.
  await client.query(
    `delete from import_row_change where run_id in (${older}) and target not like '%-left'`,
    values,
  );
  await client.query(`delete from import_line_change where run_id in (${older})`, values);
  await client.query(`update import_run set made = null where id in (${older})`, values);
}
