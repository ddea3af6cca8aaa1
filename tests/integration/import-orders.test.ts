import { beforeEach, expect, test } from 'vitest';
import { createImporter, orderLines } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take, profile } = createImporter(db);
const CREATING = profile('orders', { createCustomers: true, createProducts: true });
const HEADER = 'order,customer,product,date,quantity,price';

beforeEach(async () => {
  await db.$client.query('truncate order_line, customer_order, product, customer, import_run cascade');
});

const orders = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;

test('the same file twice adds nothing', async () => {
  const file = orders('T1,K1,P1,2011-01-02,2,3.50', 'T1,K1,P1,2011-01-02,2,3.50', 'T2,K2,P1,2011-01-03,1,1');
  const first = await take('orders', file, { profile: CREATING });
  expect(first).toMatchObject({ read: 3, accepted: 3, added: 3, changed: 0, unchanged: 0, rejected: 0 });
  expect(first.created).toEqual({ customers: 2, products: 1, orders: 2 });
  const lines = await orderLines(db);
  expect(lines).toEqual([
    'K1 P1 T1 2011-01-02 1 2 700',
    'K1 P1 T1 2011-01-02 2 2 700',
    'K2 P1 T2 2011-01-03 1 1 100',
  ]);
  const second = await take('orders', file, { profile: CREATING });
  expect(second).toMatchObject({ read: 3, accepted: 3, added: 0, changed: 0, unchanged: 3 });
  expect(await orderLines(db)).toEqual(lines);
});

test('of an overlapping file only what is new comes in', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1', 'T2,K1,P1,2011-01-09,1,1'), { profile: CREATING });
  const report = await take('orders', orders('T2,K1,P1,2011-01-09,1,1', 'T3,K1,P2,2011-01-16,1,1'), {
    profile: CREATING,
  });
  expect(report).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
  expect(await orderLines(db)).toHaveLength(3);
});

test('a corrected quantity or price changes its line', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,2,3.50', 'T1,K1,P2,2011-01-02,1,1'), {
    profile: CREATING,
  });
  const report = await take('orders', orders('T1,K1,P1,2011-01-02,3,3.50', 'T1,K1,P2,2011-01-02,1,2'), {
    profile: CREATING,
  });
  expect(report).toMatchObject({ added: 0, changed: 2, unchanged: 0 });
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2011-01-02 1 3 1050', 'K1 P2 T1 2011-01-02 1 1 200']);
});

test('an order moved to another day or customer takes all its lines along, and doubles none', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1', 'T1,K1,P2,2011-01-02,1,1'), { profile: CREATING });
  const moved = await take('orders', orders('T1,K1,P1,2011-01-05,1,1'), { profile: CREATING });
  expect(moved).toMatchObject({ added: 0, changed: 1 });
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2011-01-05 1 1 100', 'K1 P2 T1 2011-01-05 1 1 100']);
  await take('orders', orders('T1,K2,P1,2011-01-05,4,1'), { profile: CREATING });
  expect(await orderLines(db)).toEqual(['K2 P1 T1 2011-01-05 1 4 400', 'K2 P2 T1 2011-01-05 1 1 100']);
});

test('a line missing from an order that came again stays, unless the profile says that orders are whole', async () => {
  const whole = profile('orders', { createCustomers: true, createProducts: true, wholeOrders: true });
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1', 'T1,K1,P2,2011-01-02,1,1'), { profile: CREATING });
  const less = orders('T1,K1,P1,2011-01-02,1,1');
  expect(await take('orders', less, { profile: CREATING })).toMatchObject({ removed: 0 });
  expect(await orderLines(db)).toHaveLength(2);
  const spoiled = `${less}T1,K1,P2,no day,1,1\n`;
  expect(await take('orders', spoiled, { profile: whole })).toMatchObject({ removed: 0, rejected: 1 });
  expect(await take('orders', less, { profile: whole })).toMatchObject({ removed: 1, unchanged: 1 });
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2011-01-02 1 1 100']);
});

test('negative quantities and credit notes are kept as returns', async () => {
  const credit = profile('orders', { createCustomers: true, createProducts: true, creditPrefix: 'C' });
  await take(
    'orders',
    orders('T1,K1,P1,2011-01-02,-2,3', 'C2,K1,P1,2011-01-03,2,3', 'C3,K1,P1,2011-01-04,-1,3'),
    { profile: credit },
  );
  expect(await orderLines(db)).toEqual([
    'K1 P1 C2 2011-01-03 1 -2 -600',
    'K1 P1 C3 2011-01-04 1 -1 -300',
    'K1 P1 T1 2011-01-02 1 -2 -600',
  ]);
});

test('a line’s own number holds its place when an order is split over two files', async () => {
  const numbered = (...rows: string[]) => [`${HEADER},line`, ...rows].join('\n');
  await take('orders', numbered('T1,K1,P1,2011-01-02,1,1,1', 'T1,K1,P1,2011-01-02,5,1,2'), {
    profile: CREATING,
  });
  const report = await take('orders', numbered('T1,K1,P1,2011-01-02,5,1,2', 'T1,K1,P1,2011-01-02,7,1,3'), {
    profile: CREATING,
  });
  expect(report).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
  expect((await orderLines(db)).map((line) => line.split(' ')[5])).toEqual(['1', '5', '7']);
});

test('customers and products are made only where the profile allows', async () => {
  await take('customers', 'id,name\nK1,Kahvila Aamu\n');
  await take('products', 'id,name\nP1,Paper cups\n');
  const report = await take(
    'orders',
    orders('T1,K1,P1,2011-01-02,1,1', 'T2,K9,P1,2011-01-02,1,1', 'T3,K1,P9,2011-01-02,1,1'),
  );
  expect(report).toMatchObject({ read: 3, accepted: 1, rejected: 2, added: 1 });
  expect(report.rejects).toMatchObject([
    {
      line: 3,
      column: 'customer',
      value: 'K9',
      reason: 'unknown-customer',
      record: 'T2,K9,P1,2011-01-02,1,1',
    },
    { line: 4, column: 'product', value: 'P9', reason: 'unknown-product', record: 'T3,K1,P9,2011-01-02,1,1' },
  ]);
  expect(await orderLines(db)).toHaveLength(1);
  const { rows } = await db.$client.query('select external_id from customer_order');
  expect(rows).toEqual([{ external_id: 'T1' }]);
});

test('an order of two customers is the first one’s, and the other rows are rejected', async () => {
  const file = orders(
    'T1,K1,P1,2011-01-02,1,1',
    'T2,K3,P1,2011-01-02,1,1',
    'T1,K2,P1,2011-01-02,1,1',
    'T1,K1,P2,2011-01-02,1,1',
  );
  const report = await take('orders', file, { profile: CREATING });
  expect(report).toMatchObject({ accepted: 3, rejected: 1, added: 3 });
  expect(report.rejects).toMatchObject([
    { line: 4, reason: 'order-of-another-customer', value: 'K2', detail: 'K1' },
  ]);
});

test('the index of the order lines is the same after a first load as before', async () => {
  const definition = `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'order_line_pkey'`;
  const before = await db.$client.query(definition);
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1'), { profile: CREATING });
  expect((await db.$client.query(definition)).rows).toEqual(before.rows);
});

test('two imports of overlapping files at once end as one after the other', async () => {
  const rows = Array.from(
    { length: 400 },
    (_, index) => `T${index},K${index % 7},P${index % 11},2011-01-02,1,1`,
  );
  const [one, two] = await Promise.all([
    take('orders', orders(...rows.slice(0, 300)), { profile: CREATING }),
    take('orders', orders(...rows.slice(100)), { profile: CREATING }),
  ]);
  expect((one?.added ?? 0) + (two?.added ?? 0)).toBe(400);
  expect(await orderLines(db)).toHaveLength(400);
});

test('a dry run tells what would be new, changed and rejected, and leaves nothing but its run', async () => {
  await take('orders', orders('T1,K1,P1,2011-01-02,1,1'), { profile: CREATING });
  const before = await orderLines(db);
  const file = orders('T1,K1,P1,2011-01-02,2,1', 'T2,K2,P2,2011-01-03,1,1', 'T3,K1,P1,never,1,1');
  const report = await take('orders', file, { profile: CREATING, dryRun: true });
  expect(report).toMatchObject({ dryRun: true, read: 3, accepted: 2, added: 1, changed: 1, rejected: 1 });
  expect(report.created).toEqual({ customers: 1, products: 1, orders: 1 });
  expect(report.rejects).toMatchObject([{ line: 4, reason: 'not-a-day' }]);
  expect(await orderLines(db)).toEqual(before);
  const { rows } = await db.$client.query('select count(*)::int as customers from customer');
  expect(rows).toEqual([{ customers: 1 }]);
});
