import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/platform/database.ts';
import { joinEmbeddedPostgres } from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's address, without a database's name. */
    postgresUrl: string;
  }
}

/** What is written need not survive the machine: the tests' database is gone with them. */
const HURRY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '600' };

/** One real Postgres for the whole run; each test file clones the migrated template (tests/support/test-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'rytmi-test-'));
  // As root, Postgres runs as a user of its own and must be able to walk in.
  await chmod(home, 0o711);
  const server = await joinEmbeddedPostgres(home, HURRY);
  const url = server.url.slice(0, server.url.lastIndexOf('/'));
  await makeTemplate(url);
  project.provide('postgresUrl', url);
  return async () => {
    await server.leave();
    await rm(home, { recursive: true, force: true });
  };
}

async function makeTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query('create database template_rytmi');
  await client.end();
  const db = openDatabase(`${server}/template_rytmi`, { max: 2, onError: (error) => console.error(error) });
  await migrate(db);
  await db.$client.end();
}
