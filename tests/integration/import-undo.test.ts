import { beforeEach, expect, test } from 'vitest';
import { findCadence, setCadence } from '../../src/customers/cadence-store.ts';
import { listConsent } from '../../src/customers/consent-store.ts';
import { isSuppressed, suppress } from '../../src/customers/suppression-store.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { undoImport } from '../../src/nurture/undo/undo-import.ts';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { createImporter, orderLines } from '../support/import-text.ts';
import { planFor } from '../support/message-stand.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take, profile } = createImporter(db);
const CREATING = profile('orders', { createCustomers: true, createProducts: true });
const WHOLE = profile('orders', { createCustomers: true, createProducts: true, wholeOrders: true });
const HEADER = 'order,customer,product,date,quantity,price';
const TODAY = 20_400;
const BY = { staffId: null, name: 'a test' };

beforeEach(() => emptyDatabase(db));

const orders = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const undo = (runId: number | null = null) =>
  undoImport({ db, now: () => new Date() }, { runId, by: BY, today: TODAY });

/** Everything that imports write, times of change apart. */
async function books(): Promise<unknown> {
  const tables = ['customer', 'contact', 'product', 'customer_order', 'order_line', 'complaint'];
  const found = tables.map(async (table) => {
    const { rows } = await db.$client.query(
      `select to_jsonb(t) - 'updated_at' as row from ${table} t order by (to_jsonb(t) - 'updated_at')::text`,
    );
    return [table, rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(found));
}

async function idOf(table: string, externalId: string): Promise<number> {
  const { rows } = await db.$client.query(`select id from ${table} where external_id = $1`, [externalId]);
  return rows[0]?.id;
}

test('a first load that is undone leaves nothing', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,2,3.50', 'T2,K2,P1,2011-01-03,1,1'), {
    profile: CREATING,
  });
  const undone = await undo();
  expect(undone).toMatchObject({ ok: true, value: { removed: 5, putBack: 0 } });
  for (const rows of Object.values((await books()) as Record<string, unknown[]>)) expect(rows).toEqual([]);
});

test('an order file that added, corrected, moved and took away is undone to the row', async () => {
  await take(
    'orders',
    orders(
      'T1,K1,P1,2011-01-02,2,3.50',
      'T1,K1,P2,2011-01-02,1,1',
      'T2,K1,P1,2011-01-09,4,1',
      'T3,K2,P2,2011-01-10,-2,1',
    ),
    { profile: CREATING },
  );
  const before = await books();
  const report = await take(
    'orders',
    orders(
      'T1,K1,P1,2011-01-02,9,3.50',
      'T1,K1,P3,2011-01-02,1,1',
      'T2,K2,P1,2011-01-11,4,2',
      'T3,K2,P2,2011-01-10,-5,1',
      'T4,K9,P1,2011-01-12,1,1',
    ),
    { profile: WHOLE },
  );
  expect(report).toMatchObject({ removed: 1, created: { customers: 1, products: 1, orders: 1 } });
  expect(await undo()).toMatchObject({ ok: true, value: { left: { customers: 0, contacts: 0 } } });
  expect(await books()).toEqual(before);
  expect(await orderLines(db)).toContain('K2 P2 T3 2011-01-10 1 -2 -200');
});

test('changed customers, products and complaints stand as before, and new ones are gone', async () => {
  await take('customers', 'id;name;city\nK1;Kahvila Aamu;Turku\nK2;Baari Ilta;\n');
  await take('products', 'id;name;price\nP1;Paper cups;2,50\n');
  await take('complaints', 'id;customer;openedOn;about\nV1;K1;2011-01-02;Delivery\n');
  const before = await books();
  await take(
    'customers',
    'id;name;city;closedOn\nK1;Toinen;Espoo;2011-02-02\nK3;Uusi;\n'.replaceAll(';\n', ';;\n'),
  );
  await take('products', 'id;name;price\nP1;Cups;3,00\nP2;Lids;1,00\n');
  await take(
    'complaints',
    'id;customer;openedOn;about\nV1;K2;2011-01-03;Quality\nV2;K1;2011-01-05;Invoice\n',
  );
  for (let i = 0; i < 3; i++) expect((await undo()).ok).toBe(true);
  expect(await books()).toEqual(before);
});

test('what a person changed since stays as that person left it', async () => {
  await take('customers', 'id;name;city\nK1;Kahvila Aamu;Turku\n');
  await take('customers', 'id;name;city\nK1;Kahvila Ilta;Espoo\n');
  await db.$client.query(`update customer set name = 'By hand'`);
  expect((await undo()).ok).toBe(true);
  const { rows } = await db.$client.query('select name, city from customer');
  expect(rows).toEqual([{ name: 'By hand', city: 'Turku' }]);
});

test('consent, suppression and cadence outlive the undoing; who has them is removed, and comes back with the next import', async () => {
  await take('customers', 'id;name\nK1;Kahvila Aamu\n');
  const file = 'id,customer,name,language,email,basis\nA,K1,Maija,fi,maija@example.com,existing-customer\n';
  await take('contacts', `${file}B,K1,Olli,fi,olli@example.com,\n`);
  const maija = await idOf('contact', 'A');
  await suppress(db, { addressHash: 'some hash', reason: 'objected', source: 'a test', at: new Date() });
  await setCadence(db, maija, { days: 30 }, new Date());
  const consent = await listConsent(db, maija);
  expect(await undo()).toMatchObject({ ok: true, value: { left: { customers: 0, contacts: 1 } } });
  expect(await idOf('contact', 'B')).toBeUndefined();
  const removed = async () => (await db.$client.query('select removed_on from contact')).rows[0]?.removed_on;
  expect(await removed()).not.toBeNull();
  expect(await listConsent(db, maija)).toEqual(consent);
  expect(await isSuppressed(db, 'some hash')).toBe(true);
  expect(await findCadence(db, maija)).toMatchObject({ days: 30 });
  await take('contacts', file);
  expect(await removed()).toBeNull();
  expect(await listConsent(db, maija)).toEqual(consent);
});

test('a customer who was written to since stays closed, the mails are told, and the next import opens it', async () => {
  await take('customers', 'id;name\nK1;Kahvila Aamu\nK2;Baari Ilta\n');
  const customers = await take('customers', 'id;name\nK1;Kahvila Aamu Oy\nK3;Uusi\n');
  await take('contacts', 'id,customer,name,language,email\nA,K1,Maija,fi,maija@example.com\n');
  const written = await idOf('customer', 'K3');
  await planMessages(db, [planFor(written, await idOf('contact', 'A'), {})]);
  const answer = await undo(customers.runId);
  expect(answer).toMatchObject({
    ok: true,
    value: { putBack: 1, left: { customers: 1 }, messages: { sent: 0, waiting: 1 } },
  });
  const open = async () => {
    const { rows } = await db.$client.query(
      'select external_id as id from customer where closed_on is null order by 1',
    );
    return rows.map(({ id }) => id);
  };
  expect(await open()).toEqual(['K1', 'K2']);
  await take('customers', 'id;name\nK3;Uusi\n');
  expect(await open()).toEqual(['K1', 'K2', 'K3']);
});

test('only the last import of a kind is undone; one that changed nothing does not count', async () => {
  const first = await take('customers', 'id;name\nK1;Kahvila Aamu\n');
  const second = await take('customers', 'id;name\nK2;Baari Ilta\n');
  const nothing = await take('customers', 'id;name\nK2;Baari Ilta\n');
  expect(await undo(first.runId)).toEqual({
    ok: false,
    problem: { code: 'later-import', run: second.runId },
  });
  expect(await undo(nothing.runId)).toEqual({ ok: false, problem: { code: 'changed-nothing' } });
  expect(await undo()).toMatchObject({ ok: true, value: { runId: second.runId } });
  expect(await undo(second.runId)).toEqual({ ok: false, problem: { code: 'undone' } });
  expect(await undo(999)).toEqual({ ok: false, problem: { code: 'none' } });
});

test('customers on whom another import rests are undone after it', async () => {
  const customers = await take('customers', 'id;name\nK1;Kahvila Aamu\n');
  const bought = await take('orders', orders('T1,K1,P1,2011-01-02,1,1'), { profile: CREATING });
  expect(await undo(customers.runId)).toEqual({
    ok: false,
    problem: { code: 'rests', what: 'orders', run: bought.runId },
  });
  expect((await undo(bought.runId)).ok).toBe(true);
  expect((await undo(customers.runId)).ok).toBe(true);
  expect(await idOf('customer', 'K1')).toBeUndefined();
});

test('products that have been ordered since are undone after their orders', async () => {
  const products = await take('products', 'id;name\nP1;Paper cups\n');
  const bought = await take('orders', orders('T1,K1,P1,2011-01-02,1,1'), { profile: CREATING });
  expect(await undo(products.runId)).toEqual({
    ok: false,
    problem: { code: 'rests', what: 'orders', run: bought.runId },
  });
  expect((await undo(bought.runId)).ok).toBe(true);
  expect((await undo(products.runId)).ok).toBe(true);
});

test('mended rejects are undone with the import they belong to', async () => {
  const run = await take('customers', 'id;name\nK1;Kahvila Aamu\nK2;\n');
  await take('customers', 'id;name\nK2;Baari Ilta\n', { mends: run.runId });
  expect(await undo()).toMatchObject({ ok: true, value: { runId: run.runId, removed: 2 } });
  const { rows } = await db.$client.query('select count(*)::int as n from customer');
  expect(rows).toEqual([{ n: 0 }]);
});

test('of two who press at once one undoes it, and the audit log says so once', async () => {
  await take('customers', 'id;name\nK1;Kahvila Aamu\n');
  const run = await take('customers', 'id;name\nK1;Kahvila Ilta\n');
  const answers = await Promise.all([undo(run.runId), undo(run.runId)]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const entries = await db.select().from(auditEntryTable);
  expect(entries.map(({ kind, subjects }) => [kind, subjects])).toEqual([
    ['import-undone', { import: [run.runId] }],
  ]);
});

test('an undoing that dies half-way has undone nothing', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1'), { profile: CREATING });
  await take('orders', orders('T1,K1,P1,2011-01-02,2,1', 'T2,K3,P1,2011-01-03,1,1'), { profile: CREATING });
  const before = await books();
  await db.$client.query(`create function die() returns trigger language plpgsql as $$
    begin raise exception 'cut off'; end $$;
    create trigger die before delete on customer for each row execute function die()`);
  await expect(undo()).rejects.toThrow();
  expect(await books()).toEqual(before);
  await db.$client.query('drop trigger die on customer; drop function die');
  expect((await undo()).ok).toBe(true);
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2011-01-02 1 1 100']);
});
