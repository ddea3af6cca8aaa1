import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { ImportKind } from './import-kind.ts';

export type RejectedRows = { runId: number; kind: ImportKind; fileName: string; rejected: number };

/** Rows that the newest file of each kind could not place, and nobody has mended; whatever came before it is past. */
export async function findNewestRejects(db: Queryable): Promise<RejectedRows[]> {
  const { rows } = await db.execute<RejectedRows>(sql`
    select * from (
      select id as "runId", kind, file_name as "fileName", (select count(distinct line)::int
        from import_reject r where r.run_id = newest.id and r.mended_by is null) as rejected
      from (select distinct on (kind) * from import_run where not dry_run and state in ('done', 'failed')
        and mends is null and undone_at is null order by kind, id desc) newest
      where rejected > 0) waiting
    where rejected > 0 order by kind`);
  return rows;
}
