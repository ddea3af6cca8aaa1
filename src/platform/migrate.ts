import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './database.ts';

/** Any number, the same for all programs: only one of them migrates at a time, the others wait. */
const MIGRATION_LOCK = 7_946_284;
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings the database to the latest migration. Safe to call from several programs at once, and again. */
export async function migrate(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    // Closed, not given back: the lock ends with its connection, whatever state that is in.
    client.release(true);
  }
}
