import type { PoolClient } from 'pg';
import { analyzeGrown } from './analyze-grown.ts';

export interface StagedColumn {
  column: string;
  /** SQL of its value, the staging table being `s`. */
  value: string;
  /** SQL of the value for a new row where the staged one is null; an old row then keeps its own. */
  whenNull?: string;
}

export interface StagedUpsert {
  table: string;
  stage: string;
  columns: readonly StagedColumn[];
  /** SQL of further assignments to a row that changes, such as `updated_at = now()`. */
  onChange?: string;
  /** The import that does it: what it changes is kept with it, to be put back. */
  runId: number;
}

/** Brings a staging table with a unique `id` into a table keyed by `external_id`: new rows in, changed ones changed. */
export async function upsertStaged(
  client: PoolClient,
  upsert: StagedUpsert,
): Promise<{ added: number; changed: number }> {
  const changed = await client.query(updateSql(upsert), [upsert.runId]);
  const added = (await client.query(insertSql(upsert))).rowCount ?? 0;
  await analyzeGrown(client, upsert.table, added);
  return { added, changed: changed.rowCount ?? 0 };
}

/** The rows as they stood are kept by the statement that changes them: neither stands without the other. */
function updateSql({ table, stage, columns, onChange }: StagedUpsert): string {
  const kept = columns.map(({ column, value, whenNull }) =>
    whenNull === undefined ? `(${value})` : `coalesce(${value}, t.${column})`,
  );
  const assignments = columns.map(({ column }, index) => `${column} = ${kept[index]}`);
  if (onChange) assignments.push(onChange);
  const before = columns.map(({ column }) => `'${column}', t.${column}`);
  const after = columns.map(({ column }, index) => `'${column}', ${kept[index]}`);
  const differs = `t.external_id = s.id
    and row(${columns.map(({ column }) => `t.${column}`).join(', ')}) is distinct from row(${kept.join(', ')})`;
  return `with kept as (insert into import_row_change (run_id, target, row_id, before, after)
      select $1::integer, '${table}', t.id, jsonb_build_object(${before.join(', ')}),
        jsonb_build_object(${after.join(', ')}) from ${table} t join ${stage} s on ${differs})
    update ${table} t set ${assignments.join(', ')} from ${stage} s where ${differs}`;
}

function insertSql({ table, stage, columns }: StagedUpsert): string {
  const values = columns.map(({ value, whenNull }) => (whenNull ? `coalesce(${value}, ${whenNull})` : value));
  return `insert into ${table} (external_id, ${columns.map(({ column }) => column).join(', ')})
    select s.id, ${values.join(', ')} from ${stage} s
    where not exists (select from ${table} t where t.external_id = s.id)
    order by s.line on conflict (external_id) do nothing`;
}
