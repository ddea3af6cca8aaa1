import type { PoolClient } from 'pg';

export interface LeftRows {
  table: 'customer' | 'contact';
  /** The day that an undo wrote there: closed, or removed. */
  column: 'closed_on' | 'removed_on';
  stage: string;
  /** The staged column with its external id. */
  id: string;
  runId: number;
}

/**
 * Opens again what an undone import had to leave behind closed, where an import names it again: as if it were new. What a
 * person closed stays closed.
 */
export async function openLeft(client: PoolClient, left: LeftRows): Promise<void> {
  const { table, column, stage, id, runId } = left;
  await client.query(
    `with named as (delete from import_row_change k using ${table} t
        where k.target = '${table}-left' and k.row_id = t.id
          and exists (select from ${stage} s where s.${id} = t.external_id)
        returning k.row_id, k.after),
      opened as (update ${table} t set ${column} = null from named n
        where t.id = n.row_id and t.${column}::text = n.after ->> '${column}' returning n.row_id, n.after)
    insert into import_row_change (run_id, target, row_id, before, after)
      select $1::integer, '${table}-opened', row_id, after, jsonb_build_object('${column}', null) from opened`,
    [runId],
  );
}
