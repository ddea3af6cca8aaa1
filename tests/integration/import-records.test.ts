import { beforeEach, expect, test } from 'vitest';
import { undoImport } from '../../src/nurture/undo/undo-import.ts';
import { importRecords, type RecordsInput } from '../../src/orders/import-records.ts';
import { findRun } from '../../src/orders/import-run-store.ts';
import { UnreadableRecord } from '../../src/orders/records/record-cells.ts';
import { ADDRESS_KEY, createImporter, orderLines } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take } = createImporter(db);
const TODAY = 20_500;
const deps = { db, now: () => new Date(), addressKey: ADDRESS_KEY };

beforeEach(async () => {
  await db.$client.query(
    `truncate complaint, cadence, consent_event, suppression, contact, order_line, customer_order, customer, product,
      import_run cascade`,
  );
});

async function* streamOf(records: readonly unknown[]): AsyncGenerator<unknown> {
  yield* records;
}

function bring(kind: RecordsInput['kind'], records: readonly unknown[], input: Partial<RecordsInput> = {}) {
  return importRecords(deps, { kind, source: 'a test', records: streamOf(records), ...input });
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await db.$client.query(sql)).rows;
}

const states = (report: Awaited<ReturnType<typeof bring>>) => report.rows.map(({ state }) => state);

test('records tell of each whether it was new, changed, as before, replaced or rejected', async () => {
  await bring('customers', [
    { id: 'K1', name: 'Aamu' },
    { id: 'K2', name: 'Ilta' },
  ]);
  const report = await bring('customers', [
    { id: 'K1', name: 'Aamu' },
    { id: 'K2', name: 'Yö' },
    { id: 'K3', name: 'Uusi', country: 'fi' },
    { id: 'K4', name: 'Ensin' },
    { id: 'K4', name: 'Sitten' },
  ]);
  expect(states(report)).toEqual(['unchanged', 'changed', 'rejected', 'replaced', 'new']);
  expect(report.rows[2]?.problems).toEqual([
    { field: 'country', value: 'fi', reason: 'not-a-country', detail: null },
  ]);
  expect(report).toMatchObject({ read: 5, accepted: 4, rejected: 1, added: 1, changed: 1 });
  expect(await findRun(db, report.runId)).toMatchObject({ fileName: 'a test', state: 'done', rowsRead: 5 });
});

test('a record changes the fields it names, and no others', async () => {
  await bring('customers', [
    { id: 'K1', name: 'A', city: 'Turku', industry: 'cafe' },
    { id: 'K2', name: 'B', city: 'Oulu', industry: 'bar' },
  ]);
  const report = await bring('customers', [
    { id: 'K1', name: 'A', city: 'Espoo' },
    { id: 'K2', name: 'B', industry: null },
    { id: 'K3', name: 'C' },
  ]);
  expect(states(report)).toEqual(['changed', 'changed', 'new']);
  expect(await rows('select city, industry, care_level from customer order by external_id')).toEqual([
    { city: 'Espoo', industry: 'cafe', care_level: 'small' },
    { city: 'Oulu', industry: null, care_level: 'small' },
    { city: null, industry: null, care_level: 'small' },
  ]);
});

test('contacts of several shapes come in at once, and what was agreed with them stays', async () => {
  await bring('customers', [{ id: 'K1', name: 'A' }]);
  await bring('contacts', [
    { id: 'C1', customer: 'K1', name: 'Eka', language: 'fi', basis: 'existing-customer' },
  ]);
  const report = await bring('contacts', [
    { id: 'C1', customer: 'K1', name: 'Eka', language: 'sv', basis: 'none' },
    { id: 'C2', customer: 'K1', name: 'Toka', language: 'fi', email: 'toka@example.com' },
    { id: 'C3', customer: 'nobody', name: 'Kolmas', language: 'fi' },
  ]);
  expect(states(report)).toEqual(['changed', 'new', 'rejected']);
  expect(report.rows[2]?.problems).toMatchObject([{ field: 'customer', reason: 'unknown-customer' }]);
  expect(await rows('select basis, source from consent_event')).toEqual([
    { basis: 'existing-customer', source: 'a test, line 1' },
  ]);
});

test('the same bad rows are rejected for the same reasons as in a file', async () => {
  const bad = [
    { id: 'P1', name: 'Fine', price: '2.50', packSize: '6', discontinued: 'no' },
    { id: 'P2', name: '', price: '2.50', packSize: '6', discontinued: 'no' },
    { id: 'P3', name: 'x'.repeat(201), price: 'cheap', packSize: '6', discontinued: 'no' },
    { id: 'P4', name: 'Pack', price: '-1', packSize: '0', discontinued: 'perhaps' },
    { id: 'P5', name: 'Dear', price: '99999999999', packSize: '6', discontinued: 'no' },
  ];
  const header = Object.keys(bad[0] ?? {});
  const csv = [header, ...bad.map((row) => Object.values(row))].map((cells) => cells.join(';')).join('\n');
  const asFile = await take('products', `${csv}\n`);
  const asRecords = await bring('products', bad);
  const told = `select line, "column", value, reason, detail from import_reject where run_id =`;
  const shift = ({ line, ...reject }: Record<string, unknown>) => ({ ...reject, line: Number(line) + 1 });
  expect((await rows(`${told} ${asRecords.runId} order by id`)).map(shift)).toEqual(
    (await rows(`${told} ${asFile.runId} order by id`)).map((row) =>
      shift({ ...row, line: Number(row.line) - 1 }),
    ),
  );
  expect(asRecords.rejected).toBe(4);
});

test('what JSON has types for is taken by its type, and what fits no field is rejected', async () => {
  const report = await bring('products', [
    { id: 17, name: 'Seventeen', price: 1.234, packSize: 0.0000001, discontinued: true },
    { id: 'P2', name: true },
    { id: 'P3', name: 'B', price: { amount: 1 } },
    { id: 'P4', name: 'B', colour: 'red' },
    ['P5'],
    null,
    'P6',
    new UnreadableRecord('{"id": '),
    { id: 'P\0', name: 'B' },
    { id: 'P7', name: 'x'.repeat(70_000) },
    JSON.parse('{"__proto__": {"id": "P8"}, "id": "P8", "name": "B"}'),
  ]);
  expect(report.rows.flatMap(({ problems }) => problems.map(({ field, reason }) => [field, reason]))).toEqual(
    [
      ['name', 'wrong-type'],
      ['price', 'wrong-type'],
      ['colour', 'unknown-field'],
      [null, 'not-a-record'],
      [null, 'not-a-record'],
      [null, 'not-a-record'],
      [null, 'not-json'],
      [null, 'zero-byte'],
      [null, 'too-long'],
      ['__proto__', 'unknown-field'],
    ],
  );
  expect(await rows('select external_id, price_cents, pack_size, discontinued from product')).toEqual([
    { external_id: '17', price_cents: 123, pack_size: 1e-7, discontinued: true },
  ]);
});

const line = (order: string, product: string, quantity: number, more: object = {}) => ({
  ...{ order, customer: 'K1', product, date: '2026-11-02', quantity, price: 2 },
  ...more,
});

test('order lines come in one by one, a whole order takes away what it no longer has, and all of it is undone', async () => {
  const whole = { createCustomers: true, createProducts: true, wholeOrders: true };
  const first = await bring('orders', [line('O1', 'P1', 2), line('O1', 'P2', 1)], whole);
  expect(first).toMatchObject({ added: 2, created: { customers: 1, products: 2, orders: 1 } });
  expect(states(first)).toEqual(['new', 'new']);
  const second = await bring('orders', [line('O1', 'P1', 3)], whole);
  expect(second).toMatchObject({ added: 0, changed: 1, removed: 1 });
  expect(states(second)).toEqual(['changed']);
  expect(states(await bring('orders', [line('O1', 'P1', 3)], whole))).toEqual(['unchanged']);
  const moved = await bring('orders', [line('O1', 'P1', 3, { date: '2026-11-03' }), line('O2', 'P9', 1)], {});
  expect(states(moved)).toEqual(['changed', 'rejected']);
  expect(await orderLines(db)).toEqual(['K1 P1 O1 2026-11-03 1 3 600']);
  const by = { staffId: null, name: 'test' };
  expect(await undoImport({ db, now: deps.now }, { runId: moved.runId, by, today: TODAY })).toMatchObject({
    ok: true,
  });
  expect(await orderLines(db)).toEqual(['K1 P1 O1 2026-11-02 1 3 600']);
});

test('either all lines of an import are numbered or none', async () => {
  const made = { createCustomers: true, createProducts: true };
  const numbered = await bring('orders', [line('O1', 'P1', 2, { line: 1 }), line('O1', 'P2', 1)], made);
  expect(numbered.rows[1]?.problems).toMatchObject([{ field: 'line', reason: 'missing' }]);
  const plain = await bring('orders', [line('O2', 'P1', 2), line('O2', 'P2', 1, { line: 2 })], made);
  expect(plain.rows[1]?.problems).toMatchObject([{ field: 'line', reason: 'mixed-line-numbers' }]);
});

test('a source that breaks off leaves nothing', async () => {
  async function* broken() {
    yield { id: 'K1', name: 'A' };
    throw new Error('the caller went away');
  }
  await expect(bring('customers', [], { records: broken() })).rejects.toThrow('the caller went away');
  expect(await rows('select * from customer')).toEqual([]);
  expect(
    await findRun(db, Number((await rows('select max(id) as id from import_run'))[0]?.id)),
  ).toMatchObject({
    state: 'interrupted',
  });
});

test('what the caller settles stands only with the import', async () => {
  const settle: RecordsInput['settle'] = async (client, report) => {
    await client.query(`insert into customer (external_id, name) values ('told', '${report.rows.length}')`);
    throw new Error('died while settling');
  };
  await expect(bring('customers', [{ id: 'K1', name: 'A' }], { settle })).rejects.toThrow('died');
  expect(await rows('select * from customer')).toEqual([]);
});
