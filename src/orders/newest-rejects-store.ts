import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { ImportKind } from './import-kind.ts';

export type RejectedRows = { runId: number; kind: ImportKind; fileName: string; rejected: number };

/** Rows that the newest file of each kind could not place; whatever came before it is past. */
export async function findNewestRejects(db: Queryable): Promise<RejectedRows[]> {
  const { rows } = await db.execute<RejectedRows>(sql`
    select id as "runId", kind, file_name as "fileName", rejected
    from (select distinct on (kind) * from import_run where not dry_run and state in ('done', 'failed')
      order by kind, id desc) newest
    where rejected > 0 order by kind`);
  return rows;
}
