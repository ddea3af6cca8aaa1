import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

/** How a database is set, as far as trust in it goes. */
export type DatabaseFacts = {
  /** Such as 18. */
  version: number;
  encoding: string;
  /** A stand-by that only reads. */
  inRecovery: boolean;
  fsync: string;
  synchronousCommit: string;
  fullPageWrites: string;
  connections: number;
  /** Milliseconds since 1970, by the database's clock. */
  clock: number;
};

export async function readDatabaseFacts(db: Queryable): Promise<DatabaseFacts> {
  const { rows } = await db.execute<DatabaseFacts>(sql`
    select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as "inRecovery",
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('full_page_writes') as "fullPageWrites",
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as connections,
      extract(epoch from clock_timestamp())::float8 * 1000 as clock`);
  const [facts] = rows;
  if (!facts) throw new Error('A query without a table to read always has one row');
  return facts;
}
