import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { ADVISORY_LOCKS } from '../shared/advisory-locks.ts';
import { faultCode } from '../shared/fault-code.ts';
import { Mistake } from '../shared/mistake.ts';
import type { Database } from './database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The role may read and write rows, and not change tables. */
const NOT_ALLOWED = '42501';

/**
 * Brings the database to the latest migration. Safe to call from several programs at once, and again. Where the role may not change
 * tables and they are behind, a Mistake says who may.
 */
export async function migrate(db: Database): Promise<void> {
  if (await isUpToDate(db)) return;
  try {
    await migrateUnderLock(db);
  } catch (error) {
    if (faultCode(error) !== NOT_ALLOWED) throw error;
    throw new Mistake(
      'The database is behind this version of Rytmi, and its role may not change tables. Run rytmi migrate with the DATABASE_URL of the role that may, then start again.',
    );
  }
}

/** Known by the moment of the last one, as drizzle knows it. No lock and no right to change tables is needed for that. */
async function isUpToDate(db: Database): Promise<boolean> {
  const { entries } = JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const { rows } = await db.$client.query<{ stands: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as stands`,
  );
  if (!rows[0]?.stands) return false;
  const last = await db.$client.query<{ last: number | null }>(
    'select max(created_at)::float8 as last from drizzle.__drizzle_migrations',
  );
  return (last.rows[0]?.last ?? 0) >= Math.max(...entries.map(({ when }) => when));
}

async function migrateUnderLock(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    // A program may wait for another to do it, and a large table takes its time.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    await runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    // Closed, not given back: the lock ends with its connection, whatever state that is in.
    client.release(true);
  }
}
