import { createHash } from 'node:crypto';
import type { Database } from '../../src/platform/database.ts';

/** One hash over every row of every table of ours: the same before and after, nothing has changed. */
export async function hashOfEverything(db: Database): Promise<string> {
  const { rows: tables } = await db.$client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const { rows } = await db.$client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${name}" t order by 1`,
    );
    for (const { row } of rows) hash.update(`${name} ${row}\n`);
  }
  return hash.digest('hex');
}
