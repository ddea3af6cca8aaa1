import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { joinEmbeddedPostgres } from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';
import { isAlive } from '../../src/platform/is-alive.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { waitUntil } from './wait-until.ts';

/** A server of the test's own, set as durably as in production, that may be ended at any moment. */
interface OwnPostgres {
  db: Database;
  url: string;
  /** `pg_ctl -m immediate`: every connection is torn, nothing is written out, and the next start recovers from the log. */
  endAtOnce(): Promise<void>;
  revive(): Promise<void>;
  /** The one and then the other. */
  restartAtOnce(): Promise<void>;
  drop(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'rytmi-own-postgres-'));
  // As root, Postgres runs as a user of its own and must be able to walk in.
  chmodSync(home, 0o711);
  const server = await joinEmbeddedPostgres(home);
  const db = openDatabase(server.url, { max: 10, onError: () => undefined });
  await migrate(db);
  const endAtOnce = async () => {
    const file = join(home, 'postgres', 'data', 'postmaster.pid');
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    await waitUntil('the server is gone', () => !isAlive(pid));
  };
  const revive = async () => void (await server.revive());
  return {
    db,
    url: server.url,
    endAtOnce,
    revive,
    async restartAtOnce() {
      await endAtOnce();
      await revive();
    },
    async drop() {
      await db.$client.end();
      await server.leave();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
