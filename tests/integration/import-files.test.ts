import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { createImporter, orderLines } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take, profile } = createImporter(db);
const CREATING = profile('orders', { createCustomers: true, createProducts: true });
const HEADER = 'order,customer,product,date,quantity,price';
const OFFICE = fixture('office-profile.json').pathname;

function fixture(name: string): URL {
  return new URL(`../fixtures/csv/${name}`, import.meta.url);
}

beforeEach(async () => {
  await db.$client.query('truncate order_line, customer_order, product, customer, import_run cascade');
});

const OFFICE_LINES = [
  'K1 T-1 1001 2011-01-02 1 12 4740',
  'K1 T-2 1001 2011-01-02 1 1200 6000',
  'K2 T-1 1002 2011-01-03 1 2 790',
];

test('a semicolon file with byte order mark, decimal commas, quoted line breaks and Finnish days comes in', async () => {
  const report = await take('orders', readFileSync(fixture('office-semicolon-bom.csv')), { profile: OFFICE });
  expect(report).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
  expect(await orderLines(db)).toEqual(OFFICE_LINES);
  const { rows } = await db.$client.query('select name from product order by external_id');
  expect(rows).toEqual([{ name: 'Kahvi, tumma 500 g' }, { name: 'Sokeri "palat"' }]);
});

test('the same file in tabs and Windows-1252 comes in by choice of the encoding', async () => {
  const bytes = readFileSync(fixture('office-tab-windows-1252.csv'));
  const refused = await take('orders', bytes, { profile: OFFICE });
  expect(refused.state).toBe('failed');
  expect(refused.problem).toEqual({ code: 'not-utf8', values: { line: 1, byte: 52, hex: 'E4' } });
  const report = await take('orders', bytes, { profile: OFFICE, encoding: 'windows-1252' });
  expect(report).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
  expect(await orderLines(db)).toEqual(OFFICE_LINES);
  const { rows } = await db.$client.query('select name from customer order by external_id');
  expect(rows).toEqual([{ name: 'Kahvila Mäkelä Oy' }, { name: 'Bageri Åström Ab' }]);
});

test('a wrong byte deep in a file is told by its line, and nothing of the file is taken', async () => {
  const good = Buffer.from(`${HEADER}\n${'T1,K1,P1,2011-01-02,1,1\n'.repeat(20_000)}`);
  const bad = Buffer.concat([
    good,
    Buffer.from('T2,K'),
    Buffer.from([0xff]),
    Buffer.from(',P1,2011-01-02,1,1\n'),
  ]);
  const report = await take('orders', bad, { profile: CREATING });
  expect(report.problem).toEqual({ code: 'not-utf8', values: { line: 20_002, byte: 5, hex: 'FF' } });
  expect(report).toMatchObject({ read: 0, accepted: 0, rejected: 0 });
  expect(await orderLines(db)).toEqual([]);
});

test('slashed days are read as the profile says', async () => {
  const file = `${HEADER}\nT1,K1,P1,1/2/2011 8:26,1,1\n`;
  const american = profile('orders', { createCustomers: true, createProducts: true, dates: ['m/d/y'] });
  await take('orders', file, { profile: american });
  expect(await orderLines(db)).toEqual(['K1 P1 T1 2011-01-02 1 1 100']);
});

test('a packed file comes in, and a bomb does not', async () => {
  const file = `${HEADER}\nT1,K1,P1,2011-01-02,1,1\n`;
  const packed = await take('orders', gzipSync(file), { profile: CREATING, name: 'small.csv.gz' });
  expect(packed).toMatchObject({ added: 1 });
  const bomb = gzipSync(Buffer.concat([Buffer.from(file), Buffer.alloc(16 * 1024 * 1024, '\n')]));
  const refused = await take('orders', bomb, { profile: CREATING, name: 'bomb.csv.gz' });
  expect(refused.problem).toEqual({ code: 'gzip-ratio', values: { limit: 100 } });
  const limits = { maxBytes: 1024 * 1024, maxGzipRatio: 100_000 };
  const large = await take('orders', bomb, { profile: CREATING, name: 'large.csv.gz', limits });
  expect(large.problem).toEqual({ code: 'too-large', values: { limit: 1 } });
  const broken = await take('orders', gzipSync(file).subarray(0, 30), {
    profile: CREATING,
    name: 'cut.csv.gz',
  });
  expect(broken.problem).toEqual({ code: 'not-gzip', values: {} });
});

test('a plain file may be as large as it is: there is nothing in it that was not seen', async () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => `T${n},K1,P1,2011-01-02,1,1`);
  const limits = { maxBytes: 1_024, maxGzipRatio: 1 };
  const report = await take('orders', [HEADER, ...lines].join('\n'), { profile: CREATING, limits });
  expect(report).toMatchObject({ problem: null, added: 2_000 });
});

test.each([
  ['an empty file', '', 'no-header'],
  ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le'), 'utf16'],
  ['a binary file', Buffer.alloc(3 * 1024 * 1024, 'x'), 'line-too-long'],
  ['an unknown column', `${HEADER},colour\n`, 'unknown-columns'],
  ['a doubled column', `${HEADER},order\n`, 'duplicate-columns'],
  ['a missing column', 'order,customer\n', 'missing-columns'],
])('%s is refused, and the run says so', async (_, content, code) => {
  const report = await take('orders', content, { profile: CREATING });
  expect(report).toMatchObject({ state: 'failed', problem: { code } });
  const { rows } = await db.$client.query('select state, problem from import_run');
  expect(rows).toMatchObject([{ state: 'failed', problem: { code } }]);
});

test('a file or profile that is not there is told', async () => {
  const absent = await take('orders', '', { path: '/nowhere/orders.csv' });
  expect(absent.problem).toMatchObject({ code: 'cannot-open' });
  const unmapped = await take('orders', HEADER, { profile: 'no-such-office' });
  expect(unmapped.problem).toMatchObject({ code: 'no-such-profile' });
  const other = await take('customers', HEADER, { profile: 'online-retail' });
  expect(other.problem).toMatchObject({ code: 'wrong-kind' });
});

test('a file without rows, or without a line end at its end, is no fault', async () => {
  expect(await take('orders', HEADER, { profile: CREATING })).toMatchObject({ state: 'done', read: 0 });
  const report = await take('orders', `${HEADER}\nT1,K1,P1,2011-01-02,1,1`, { profile: CREATING });
  expect(report).toMatchObject({ read: 1, added: 1 });
});

test('the sample of real orders comes in by the shipped profile, and a second time brings nothing', async () => {
  const path = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
  const report = await take('orders', '', { path, profile: 'online-retail' });
  expect(report).toMatchObject({ state: 'done', read: 41_833, rejected: 0 });
  expect(report.accepted).toBe(report.read);
  expect(report.added + report.leftOut).toBe(report.read);
  expect(report.leftOutBecause.map(({ because }) => because).sort()).toEqual(['no price', 'not goods']);
  expect(report.created.customers).toBeGreaterThan(390);
  const { rows } = await db.$client.query(
    `select count(*) filter (where quantity < 0)::int as returns,
       count(*) filter (where quantity < 0 and amount_cents >= 0)::int as unpaid from order_line`,
  );
  expect(rows[0].returns).toBeGreaterThan(500);
  expect(rows[0].unpaid).toBe(0);
  const again = await take('orders', '', { path, profile: 'online-retail' });
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: report.added });
});
