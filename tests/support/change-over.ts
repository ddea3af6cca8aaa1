import type { Database } from '../../src/platform/database.ts';
import type { TcpRelay } from './tcp-relay.ts';

/**
 * For those connected through the relay the server is gone without a word, as where a stand-by takes over its name: no answer comes and
 * nothing is closed, and who connects anew is served. `db` goes another way.
 */
export async function changeOver(db: Database, relay: TcpRelay): Promise<void> {
  const ports = relay.strand();
  await db.$client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where client_port = any($1)',
    [ports],
  );
}
