import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { describeSchema } from '../support/describe-schema.ts';
import { createBareDatabase, createTestDatabase } from '../support/test-database.ts';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const FILES = readdirSync(fileURLToPath(new URL('../../migrations/', import.meta.url))).filter((name) =>
  name.endsWith('.sql'),
);

async function migrationsDone(db: Database): Promise<number> {
  const { rows } = await db.execute<{ done: number }>(
    sql`select count(*)::int as done from drizzle.__drizzle_migrations`,
  );
  return rows[0]?.done ?? 0;
}

test('an empty database comes to the latest version in one go', async () => {
  const { db } = await createBareDatabase();
  await migrate(db);
  expect(await migrationsDone(db)).toBe(FILES.length);
});

test('migrating again changes nothing', async () => {
  const { db } = await createTestDatabase();
  const before = await describeSchema(db);
  await migrate(db);
  expect(await describeSchema(db)).toEqual(before);
  expect(await migrationsDone(db)).toBe(FILES.length);
});

test('of programs that migrate at the same moment one does it and the others find it done', async () => {
  const { db } = await createBareDatabase();
  await Promise.all([migrate(db), migrate(db), migrate(db)]);
  expect(await migrationsDone(db)).toBe(FILES.length);
});

test('a program that failed to migrate leaves the way free for the next', async () => {
  const { db } = await createBareDatabase();
  await db.execute(sql`create table customer (in_the_way int)`);
  await expect(migrate(db)).rejects.toThrow();
  expect(await describeSchema(db)).toEqual(['column customer.in_the_way integer']);
  await db.execute(sql`drop table customer`);
  await migrate(db);
  expect(await migrationsDone(db)).toBe(FILES.length);
});

test('the tables in code are the tables in the database', async () => {
  const { db: migrated } = await createTestDatabase();
  const { db: written } = await createBareDatabase();
  for (const statement of await statementsFromCode()) await written.execute(sql.raw(statement));
  const handWritten = (line: string) => line.includes('order_line_pkey');
  const fromMigrations = await describeSchema(migrated);
  expect(fromMigrations.filter((line) => !handWritten(line))).toEqual(await describeSchema(written));
  expect(fromMigrations.filter(handWritten)).toHaveLength(2);
});

test('every migration stands in the journal, so that none is forgotten', async () => {
  const { default: journal } = await import('../../migrations/meta/_journal.json', {
    with: { type: 'json' },
  });
  expect(journal.entries.map((entry) => `${entry.tag}.sql`)).toEqual(FILES);
});

/** What would be written for these tables, were there no migrations yet. */
async function statementsFromCode(): Promise<string[]> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('-table.ts'),
  );
  const modules = await Promise.all(files.map((name) => import(`${SOURCE}${name}`)));
  const tables: Record<string, unknown> = Object.assign({}, ...modules);
  return generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables));
}
