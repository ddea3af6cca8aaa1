import { beforeEach, expect, test } from 'vitest';
import { MAX_LINES_BYTES, MAX_ROWS } from '../../src/api/v1/bulk/receive-records.ts';
import { listRuns } from '../../src/orders/import-run-store.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { startApi } from '../support/api-app.ts';
import { createImporter } from '../support/import-text.ts';
import { seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { ask, makeKey, origin } = await startApi(db);
const { take } = createImporter(db);
const NDJSON = 'application/x-ndjson';

beforeEach(async () => {
  await db.$client.query(`truncate complaint, cadence, consent_event, suppression, contact, order_line, customer_order, customer,
    product, import_run, api_answer cascade`);
});

const rows = async (statement: string) => (await db.$client.query(statement)).rows;
const lines = (records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');
const CUSTOMERS = [
  { id: 'K1', name: 'Aamu' },
  { id: 'K2', name: 'Ilta', country: 'Suomi' },
];

test('an array and lines bring the same in, and each row is told of', async () => {
  const asArray = await ask('/customers', { body: CUSTOMERS });
  expect(asArray).toMatchObject({
    status: 200,
    json: {
      ...{ read: 2, accepted: 1, rejected: 1, added: 1 },
      rows: [
        { index: 0, state: 'new' },
        {
          index: 1,
          state: 'rejected',
          problems: [{ field: 'country', value: 'Suomi', reason: 'not-a-country' }],
        },
      ],
    },
  });
  const asLines = await ask('/customers?rows=rejected', {
    body: `\n${lines(CUSTOMERS)}\r\n\n{"id"`,
    type: NDJSON,
  });
  expect(asLines.json).toMatchObject({
    ...{ read: 3, accepted: 1, rejected: 2, unchanged: 1 },
    rows: [{ index: 1 }, { index: 2, problems: [{ field: null, reason: 'not-json' }] }],
  });
});

test('what comes in by the API stands in the import book and in the audit log, under the name of its key', async () => {
  const { secret } = await makeKey(['customers:write'], 'Webshop');
  const { json } = await ask('/customers', { body: CUSTOMERS, key: secret });
  expect(await listRuns(db, 1)).toMatchObject([
    { id: json.import, kind: 'customers', fileName: 'api: Webshop', state: 'done', accepted: 1, rejected: 1 },
  ]);
  expect(
    await listEntries(db, { by: 'api: Webshop', kind: 'import-run', olderThan: null, limit: 5 }),
  ).toMatchObject([{ subjects: { import: [json.import] } }]);
});

test('50,000 order lines come in by one request, and one more is too many', async () => {
  await seedCustomer(db, { externalId: 'K1' });
  const line = (n: number) => ({
    ...{
      order: n === 777 ? 'X' : `O${Math.trunc(n / 5)}`,
      customer: n === 777 ? 'nobody' : 'K1',
      product: `P${n % 500}`,
    },
    ...{ date: '2026-11-02', quantity: (n % 9) + 1, price: 2.5 },
  });
  const records = Array.from({ length: MAX_ROWS }, (_, n) => line(n));
  // Blank lines are none of them.
  const body = `\n \n${lines(records)}\n\r\n\n`;
  const { status, json } = await ask('/orders?create_products=true', { body, type: NDJSON });
  expect(status).toBe(200);
  expect(json).toMatchObject({ read: MAX_ROWS, accepted: MAX_ROWS - 1, added: MAX_ROWS - 1 });
  expect(json.created).toEqual({ customers: 0, products: 500, orders: MAX_ROWS / 5 });
  expect(json.rows).toHaveLength(MAX_ROWS);
  expect(json.rows[777]).toMatchObject({
    state: 'rejected',
    problems: [{ field: 'customer', reason: 'unknown-customer' }],
  });
  expect(await rows('select count(*)::int as n from order_line')).toEqual([{ n: MAX_ROWS - 1 }]);
  // Without a line end after the last, and with one.
  const oneMore = lines([...records, line(1)]);
  for (const more of [oneMore, `${oneMore}\n`])
    expect(await ask('/orders', { body: more, type: NDJSON })).toMatchObject({
      ...{ status: 413, json: { code: 'too-many-rows' } },
    });
  const array = await ask('/customers', { body: Array.from({ length: MAX_ROWS + 1 }, () => 1) });
  expect(array).toMatchObject({ status: 413, json: { code: 'too-many-rows' } });
});

test('a body that is too large is refused, and nothing of it comes in', async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  const body = new Uint8Array(MAX_LINES_BYTES + 1).fill(32);
  body.set(chunk);
  expect(await ask('/customers', { body, type: NDJSON })).toMatchObject({
    status: 413,
    json: { code: 'too-large' },
  });
  expect(await ask('/customers', { body: { id: 'K1' } })).toMatchObject({
    status: 400,
    json: { code: 'bad-body' },
  });
  expect(await ask('/customers', { body: '' })).toMatchObject({ status: 400 });
  expect(await listRuns(db, 5)).toEqual([]);
});

test('bad rows are rejected for the same reasons as in a file', async () => {
  await seedCustomer(db, { externalId: 'K1' });
  const bad = [
    {
      id: 'C1',
      customer: 'K1',
      name: 'Fine',
      language: 'fi',
      email: 'a@example.com',
      timeZone: 'Europe/Helsinki',
    },
    { id: 'C2', customer: 'K9', name: 'No customer', language: 'fi', email: '', timeZone: '' },
    {
      id: 'C3',
      customer: 'K1',
      name: 'Tongue',
      language: 'klingon',
      email: 'a b@example.com',
      timeZone: '+02:00',
    },
    { id: '', customer: 'K1', name: '', language: '', email: 'x', timeZone: 'Mars' },
  ];
  const csv = [Object.keys(bad[0] ?? {}), ...bad.map((row) => Object.values(row))]
    .map((row) => row.join(';'))
    .join('\n');
  const asFile = await take('contacts', `${csv}\n`);
  await db.$client.query('truncate contact cascade');
  const { json } = await ask('/contacts', { body: bad });
  const told = (run: number, shift: number) =>
    rows(
      `select line - ${shift} as index, "column", value, reason, detail from import_reject where run_id = ${run} order by 1, id`,
    );
  expect(await told(json.import, 1)).toEqual(await told(asFile.runId, 2));
  expect(json.rejected).toBe(3);
});

test('no import touches what a contact agreed to, nor revives who was erased', async () => {
  await ask('/customers', { body: [{ id: 'K1', name: 'A' }] });
  await ask('/contacts', {
    body: [
      {
        id: 'C1',
        customer: 'K1',
        name: 'A',
        language: 'fi',
        email: 'a@example.com',
        basis: 'existing-customer',
      },
    ],
  });
  await db.$client.query(
    `insert into cadence (contact_id, days, paused_until) select id, 90, '2027-01-01' from contact`,
  );
  await db.$client.query(
    `insert into suppression (address_hash, reason, source) select address_hash, 'unsubscribed', 'test' from contact`,
  );
  const before = await rows('select * from consent_event, cadence, suppression');
  const { json } = await ask('/contacts', {
    body: [{ id: 'C1', customer: 'K1', name: 'B', language: 'sv', email: 'a@example.com', basis: 'none' }],
  });
  expect(json.rows).toEqual([{ index: 0, state: 'changed' }]);
  expect(await rows('select * from consent_event, cadence, suppression')).toEqual(before);
  await db.$client.query(
    `update suppression set reason = 'erased'; truncate cadence, consent_event, contact cascade`,
  );
  const erased = await ask('/contacts', {
    body: [{ id: 'C1', customer: 'K1', name: 'B', language: 'sv', email: 'a@example.com' }],
  });
  expect(erased.json.rows[0].problems).toMatchObject([{ field: null, reason: 'erased-person', value: null }]);
});

test('a caller that goes away in the middle leaves nothing', async () => {
  const { secret } = await makeKey(['customers:write']);
  const leave = new AbortController();
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(`${JSON.stringify({ id: 'K1', name: 'A' })}\n`));
      setTimeout(() => leave.abort(), 50);
      return new Promise(() => undefined);
    },
  });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': NDJSON };
  const init = { method: 'POST', headers, body, duplex: 'half', signal: leave.signal } as RequestInit;
  await expect(fetch(`${origin}/api/v1/customers`, init)).rejects.toThrow();
  expect((await ask('/customers', { body: CUSTOMERS })).status).toBe(200);
  expect(await listRuns(db, 5)).toHaveLength(1);
});
