import { Redis } from 'ioredis';
import type { Database } from '../../src/platform/database.ts';

/** Everything the queue knew is gone: FLUSHALL, or no row left in its tables. */
export async function emptyTheQueue(db: Database, redisUrl: string | null): Promise<void> {
  if (redisUrl === null) return deleteRows(db);
  const client = new Redis(redisUrl);
  await client.flushall();
  client.disconnect();
}

async function deleteRows(db: Database): Promise<void> {
  const { rows } = await db.$client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'queue' and tablename not like '%migration%'`,
  );
  // Row by row, not truncate: that locks whole tables, in another order than a worker at work does.
  for (const { name } of rows) await db.$client.query(`delete from ${name}`);
}
