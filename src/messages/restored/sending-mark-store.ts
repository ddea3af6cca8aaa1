import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { faultCode } from '../../shared/fault-code.ts';
import type { MarkFacts, StoredMark } from './judge-mark.ts';

const NOT_ALLOWED = '42501';

/** Locks the mark until the transaction ends. */
export async function lockMark(tx: Queryable): Promise<StoredMark | null> {
  const { rows } = await tx.execute<StoredMark & Record<string, unknown>>(sql`
    select mark::float8 as mark, place, timeline from sending_mark where id = 1 for update`);
  return rows[0] ?? null;
}

/** Where the mark is found: server, database and table. A dump that is read in again is always another table. */
export async function findPlace(db: Queryable): Promise<Pick<MarkFacts, 'place' | 'timeline'>> {
  const table = sql`(select oid from pg_database where datname = current_database()) || '/' || 'sending_mark'::regclass::oid`;
  try {
    const { rows } = await db.execute<{ place: string; timeline: number }>(sql`
      select (select system_identifier from pg_control_system()) || '/' || ${table} as place,
        (select timeline_id from pg_control_checkpoint()) as timeline`);
    if (rows[0]) return rows[0];
  } catch (error) {
    if (faultCode(error) !== NOT_ALLOWED) throw error;
  }
  // Some hosts keep the server's identity to themselves.
  const { rows } = await db.execute<{ place: string }>(sql`select ${table} as place`);
  return { place: rows[0]?.place ?? '', timeline: 0 };
}

export async function saveMark(tx: Queryable, { mark, place, timeline }: StoredMark): Promise<void> {
  await tx.execute(sql`
    insert into sending_mark (id, mark, place, timeline) values (1, ${mark}, ${place}, ${timeline})
    on conflict (id) do update set mark = excluded.mark, place = excluded.place, timeline = excluded.timeline`);
}
