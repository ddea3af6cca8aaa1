import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { beforeAll, expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import type { Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { describeSchema } from '../support/describe-schema.ts';
import { SENDING, seedPlanned, TUESDAY, TUESDAY_TEN } from '../support/message-stand.ts';
import { scratchFolderOfFile } from '../support/scratch-folder.ts';
import { seedComplaint, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createBareDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const { entries: MIGRATIONS_KNOWN } = JSON.parse(
  readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'),
) as { entries: { tag: string }[] };
/** The last migration of the release before this one: each release brings a pair, tables and guards. */
const RELEASED = MIGRATIONS_KNOWN.at(-3)?.tag ?? '';

const { db } = await createBareDatabase();
/** What the former version asks of the database, see tests/fixtures/README.md. */
const FORMER_STATEMENTS = JSON.parse(
  gunzipSync(readFileSync(new URL('../fixtures/former-statements.json.gz', import.meta.url))).toString(),
) as string[];
let columnsBefore: Map<string, Column>;
let rowsBefore: Map<string, string[]>;
let rulesBefore: Map<string, string[]>;

interface Column {
  type: string;
  mayBeLeftOut: boolean;
}

beforeAll(async () => {
  await migrateTo(RELEASED);
  await seedUsedDatabase();
  columnsBefore = await readColumns();
  rulesBefore = await readRules();
  rowsBefore = await readRows();
  // As two programs do that are started on the new version at the same moment.
  await Promise.all([migrate(db), migrate(db)]);
});

async function migrateTo(last: string): Promise<void> {
  const folder = scratchFolderOfFile();
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
  const upTo = journal.entries.findIndex(({ tag }) => tag === last) + 1;
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, upTo) }));
  await runMigrations(drizzle(db.$client), { migrationsFolder: folder });
}

/** Customers with orders, complaints, refusals, and mails and calls in all the states that a day leaves them in. */
async function seedUsedDatabase(): Promise<void> {
  const productId = await seedProduct(db);
  for (let n = 0; n < 5; n++) {
    const customerId = await seedCustomer(db);
    const email = `buyer${n}@example.com`;
    await seedContact(db, customerId, { email, addressHash: `hash ${n}` });
    await seedOrders(db, { customerId, productId, days: [120, 90, 60, 30].map((ago) => TUESDAY - ago) });
    await seedComplaint(db, customerId, { openedOn: '2026-11-01' });
  }
  await suppress(db, { addressHash: 'hash 1', reason: 'unsubscribed', source: 'page', at: TUESDAY_TEN });
  await seedPlanned(db, 6);
  const ids = (await db.$client.query<{ id: string }>('select id from message order by id')).rows.map(
    ({ id }) => id,
  );
  const deps = { db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER };
  await releaseMessages(deps, { sending: SENDING, ids: ids.slice(0, 4) });
  for (const state of ['claimed', 'sending', 'accepted'])
    await db.$client.query(
      'update message set state = $1, claimed_at = now(), fence = gen_random_uuid() where id = any($2)',
      [state, ids.slice(0, 2)],
    );
}

async function readColumns(): Promise<Map<string, Column>> {
  const { rows } = await db.$client.query<Column & { name: string }>(
    `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       not a.attnotnull or d.oid is not null or a.attidentity <> '' as "mayBeLeftOut"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  return new Map(rows.map(({ name, ...column }) => [name, column]));
}

/** Whatever refuses a row, with the columns it looks at. */
async function readRules(): Promise<Map<string, string[]>> {
  const { rows } = await db.$client.query<{ name: string; columns: string[] }>(
    `select c.relname || '.' || rule.name as name,
       array(select c.relname || '.' || attname from pg_attribute where attrelid = c.oid and attnum = any(rule.columns)) as columns
     from pg_class c cross join lateral (
       select conname::text, conkey from pg_constraint where conrelid = c.oid and contype in ('c', 'f', 'x')
       union all
       select indexrelid::regclass::text, indkey::int2[] from pg_index where indrelid = c.oid and indisunique
     ) as rule (name, columns)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** Every row of every table, with the columns that the former version knows. */
async function readRows(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  const all = [...columnsBefore.keys()];
  for (const table of new Set(all.map((name) => name.split('.')[0] as string)))
    rows.set(
      table,
      await readTable(
        db,
        table,
        all.filter((name) => name.startsWith(`${table}.`)),
      ),
    );
  return rows;
}

async function readTable(from: Database, table: string, names: string[]): Promise<string[]> {
  const columns = names.map((name) => `"${name.split('.')[1]}"`).toSorted();
  const { rows } = await from.$client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from (select ${columns.join(', ')} from "${table}") t order by 1`,
  );
  return rows.map(({ row }) => row);
}

test('what the release before left in the database is all there after the upgrade', async () => {
  const filled = [...rowsBefore].filter(([, rows]) => rows.length > 0).map(([table]) => table);
  expect(filled).toEqual(
    expect.arrayContaining(['customer', 'contact', 'order_line', 'message', 'message_move']),
  );
  expect(await readRows()).toEqual(rowsBefore);
});

test('programs that start on it at once upgrade it once', async () => {
  const { rows } = await db.$client.query('select count(*)::int as done from drizzle.__drizzle_migrations');
  expect(rows).toEqual([{ done: MIGRATIONS_KNOWN.length }]);
});

test('the former version finds every column it knows, and nothing is asked of it that it does not', async () => {
  const after = await readColumns();
  for (const [name, column] of columnsBefore)
    expect({ name, ...after.get(name) }).toEqual({ name, ...column });
  const tablesBefore = new Set([...columnsBefore.keys()].map((name) => name.split('.')[0]));
  const demanded = [...after].filter(
    ([name, { mayBeLeftOut }]) =>
      tablesBefore.has(name.split('.')[0]) && !columnsBefore.has(name) && !mayBeLeftOut,
  );
  expect(demanded).toEqual([]);
});

test('no rule is new that a row of the former version could break', async () => {
  const fresh = [...(await readRules())].filter(([name]) => !rulesBefore.has(name));
  const binding = fresh.filter(([, columns]) => columns.every((column) => columnsBefore.has(column)));
  expect(rulesBefore.size).toBeGreaterThan(50);
  expect(binding).toEqual([]);
});

test('the former version still understands the database: each statement of its is one there too', async () => {
  const client = await db.$client.connect();
  const broken: string[] = [];
  for (const [n, statement] of FORMER_STATEMENTS.entries())
    await client
      .query(`prepare former_${n} as ${statement}`)
      .catch((error: Error) => broken.push(`${error.message}: ${statement}`));
  client.release(true);
  expect(FORMER_STATEMENTS.length).toBeGreaterThan(200);
  expect(broken).toEqual([]);
});

test('the former version that starts again beside the new one finds a newer database, changes nothing and works on', async () => {
  const before = await describeSchema(db);
  await migrateTo(RELEASED);
  expect(await describeSchema(db)).toEqual(before);
});

test('both versions work on: rows of the former one go in and move on', async () => {
  const [id] = await seedPlanned(db, 1);
  await db.$client.query(`update message set state = 'withdrawn' where id = $1`, [id]);
  await suppress(db, { addressHash: 'hash 2', reason: 'unsubscribed', source: 'page', at: TUESDAY_TEN });
  const { rows } = await db.$client.query(`select "to" from message_move where message_id = $1 order by id`, [
    id,
  ]);
  expect(rows).toEqual([{ to: 'planned' }, { to: 'withdrawn' }]);
});
