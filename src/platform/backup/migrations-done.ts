import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const JOURNAL = fileURLToPath(new URL('../../../migrations/meta/_journal.json', import.meta.url));

/** How many migrations a database has. */
export async function countDone(client: Pick<pg.Client, 'query'>): Promise<number> {
  const { rows } = await client.query<{ done: number }>(
    `select count(*)::int as done from drizzle.__drizzle_migrations`,
  );
  return rows[0]?.done ?? 0;
}

/** How many this program knows. */
export function countKnown(): number {
  return (JSON.parse(readFileSync(JOURNAL, 'utf8')) as { entries: unknown[] }).entries.length;
}
