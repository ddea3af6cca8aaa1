import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** A migrated database of one's own, without rows, dropped when the test file ends. */
export function createTestDatabase(): Promise<{ db: Database; url: string }> {
  return createDatabase('template_rytmi');
}

/** The same without a single table. */
export function createBareDatabase(): Promise<{ db: Database; url: string }> {
  return createDatabase('template1');
}

async function createDatabase(template: string): Promise<{ db: Database; url: string }> {
  const { drop, ...database } = await cloneDatabase(template);
  whenFileEnds(drop);
  return database;
}

/** The same for a test that clears up itself. */
export async function cloneDatabase(
  template = 'template_rytmi',
): Promise<{ db: Database; url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${template}`);
  const url = `${server}/${name}`;
  const db = openDatabase(url, { max: 10, onError: () => undefined });
  const drop = async () => {
    // A test may have ended it to see what comes of that.
    if (!db.$client.ending) await db.$client.end();
    await onServer(server, `drop database ${name} with (force)`);
  };
  return { db, url, drop };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
