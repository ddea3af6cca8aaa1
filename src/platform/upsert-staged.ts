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
}

/** Brings a staging table with a unique `id` into a table keyed by `external_id`: new rows in, changed ones changed. */
export async function upsertStaged(
  client: PoolClient,
  upsert: StagedUpsert,
): Promise<{ added: number; changed: number }> {
  const changed = await client.query(updateSql(upsert));
  const added = (await client.query(insertSql(upsert))).rowCount ?? 0;
  await analyzeGrown(client, upsert.table, added);
  return { added, changed: changed.rowCount ?? 0 };
}

function updateSql({ table, stage, columns, onChange }: StagedUpsert): string {
  const kept = columns.map(({ column, value, whenNull }) =>
    whenNull === undefined ? `(${value})` : `coalesce(${value}, t.${column})`,
  );
  const assignments = columns.map(({ column }, index) => `${column} = ${kept[index]}`);
  if (onChange) assignments.push(onChange);
  return `update ${table} t set ${assignments.join(', ')} from ${stage} s where t.external_id = s.id
    and row(${columns.map(({ column }) => `t.${column}`).join(', ')}) is distinct from row(${kept.join(', ')})`;
}

function insertSql({ table, stage, columns }: StagedUpsert): string {
  const values = columns.map(({ value, whenNull }) => (whenNull ? `coalesce(${value}, ${whenNull})` : value));
  return `insert into ${table} (external_id, ${columns.map(({ column }) => column).join(', ')})
    select s.id, ${values.join(', ')} from ${stage} s
    where not exists (select from ${table} t where t.external_id = s.id)
    order by s.line on conflict (external_id) do nothing`;
}
