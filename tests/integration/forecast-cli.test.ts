import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { runRytmi } from '../support/run-rytmi.ts';
import { CHRISTMAS, ONLY_RETURNED, SPRING, seasonalLines } from '../support/seasonal-lines.ts';
import { wholesalerOrders } from '../support/wholesaler-orders.ts';

const SAMPLE = fileURLToPath(new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url));
const FIRST_DAY = dayFromIso('2023-01-02') ?? 0;
const ON = '2024-02-01';

let folder: string;
let wholesaler: string;
let whole: Awaited<ReturnType<typeof forecast>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rytmi-forecast-'));
  const orders = wholesalerOrders({ customers: 620, firstDay: FIRST_DAY, days: 420 });
  wholesaler = `${orders}${seasonalLines()}`;
  writeFileSync(join(folder, 'orders.csv'), wholesaler);
  whole = await forecast(join(folder, 'orders.csv'), ON);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Forecast {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Rows of a file that was written. */
  rows(name: 'items' | 'customers' | 'suggestions'): Record<string, string>[];
  text(name: 'items' | 'customers' | 'suggestions'): string;
}

let runs = 0;

/** `rytmi forecast` in an empty installation of its own, with a run's own folder for what it writes. */
async function forecast(
  orders: string,
  on: string,
  ...more: string[]
): Promise<Forecast & { out: string; home: string }> {
  const out = mkdtempSync(join(folder, `run-${++runs}-`));
  const home = join(out, 'home');
  const files = ['items', 'customers', 'suggestions'].flatMap((name) => [
    `--${name}-out`,
    join(out, `${name}.csv`),
  ]);
  const ran = await runRytmi(
    ['forecast', '--orders', orders, '--map', 'online-retail', '--on', on, ...files, ...more],
    { RYTMI_DIR: home },
  );
  const text = (name: string) => readFileSync(join(out, `${name}.csv`), 'utf8');
  return { ...ran, out, home, text, rows: (name) => linesOf(text(name)) };
}

/** Lines that are sales and dated before the day, as pairs under the codes of the profile. */
function salesBefore(iso: string): { customer: string; product: string; day: string }[] {
  return linesOf(wholesaler)
    .filter((line) => Number(line.Quantity) > 0 && (line.InvoiceDate ?? '') < iso)
    .map((line) => ({
      customer: line.CustomerID ?? '',
      product: line.StockCode?.toUpperCase() ?? '',
      day: line.InvoiceDate ?? '',
    }));
}

function linesOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

test('every pair bought before the day has one chance, and no pair that was only returned', () => {
  const { code, stdout, rows, home, out } = whole;
  expect(code).toBe(0);
  expect(stdout).toContain('On past days that the fit had not seen');
  const pairs = new Set(salesBefore(ON).map(({ customer, product }) => `${customer} ${product}`));
  const written = rows('items').map((row) => `${row.customer} ${row.product}`);
  expect(written.toSorted()).toEqual([...pairs].toSorted());
  expect(written.filter((pair) => pair.endsWith(ONLY_RETURNED))).toEqual([]);
  for (const { probability } of rows('items')) expect(probability).toMatch(/^(0\.\d{6}|1\.000000)$/);
  expect(existsSync(home)).toBe(false);
  expect(readdirSync(out).toSorted()).toEqual(['customers.csv', 'items.csv', 'suggestions.csv']);
});

test('every customer has one row, with its days since the last sale and what was found of it', () => {
  const customers = whole.rows('customers');
  const last = new Map<string, string>();
  for (const { customer, day } of salesBefore(ON))
    if (day > (last.get(customer) ?? '')) last.set(customer, day);
  const daysSince = (iso = '') => (dayFromIso(ON) ?? 0) - (dayFromIso(iso.slice(0, 10)) ?? 0);
  expect(customers.map(({ customer }) => customer).toSorted()).toEqual([...last.keys()].toSorted());
  expect(Object.keys(customers[0] ?? {})).toEqual(
    'customer,probability_orders,usual_gap_days,days_since_last,late,silent,shrinking,growing'.split(','),
  );
  for (const row of customers) {
    expect(Number(row.days_since_last)).toBe(daysSince(last.get(row.customer ?? '')));
    expect(row.probability_orders).toMatch(/^(0\.\d{6}|1\.000000)$/);
    expect([row.late, row.silent, row.shrinking, row.growing].join('')).toMatch(/^[01]{4}$/);
  }
  for (const finding of ['late', 'silent'])
    expect(new Set(customers.map((row) => row[finding]))).toEqual(new Set(['0', '1']));
});

test('each active customer gets five suggestions, never of what it bought, with a reason to read', () => {
  const bought = new Set(salesBefore(ON).map(({ customer, product }) => `${customer} ${product}`));
  const known = new Set(salesBefore(ON).map(({ product }) => product));
  const suggested = new Map<string, Record<string, string>[]>();
  for (const row of whole.rows('suggestions')) {
    const { customer = '' } = row;
    suggested.set(customer, [...(suggested.get(customer) ?? []), row]);
  }
  const active = whole.rows('customers').filter((row) => Number(row.days_since_last) <= 365);
  expect([...suggested.keys()].toSorted()).toEqual(active.map(({ customer }) => customer).toSorted());
  expect(active.length).toBeLessThan(whole.rows('customers').length);
  for (const rows of suggested.values()) {
    expect(rows.map(({ rank }) => rank)).toEqual(['1', '2', '3', '4', '5']);
    expect(new Set(rows.map(({ product }) => product)).size).toBe(5);
    for (const { customer, product = '', reason } of rows) {
      expect(known).toContain(product);
      expect(bought).not.toContain(`${customer} ${product}`);
      expect(reason).toMatch(/^[A-Z0-9][^{}]{15,}[.]$/);
    }
  }
});

test('what is in season is suggested, and what is as popular but out of season is not', () => {
  const suggested = whole.rows('suggestions').map(({ product }) => product);
  expect(suggested.filter((product) => product === SPRING).length).toBeGreaterThan(20);
  expect(suggested).not.toContain(CHRISTMAS);
});

test('the same lines give the same bytes, in whatever order they stand, and whatever the later ones say', async () => {
  const [header = '', ...lines] = wholesaler.trimEnd().split('\n');
  const isBefore = (line: string) => (line.split(',')[4] ?? '') < ON;
  const altered = lines
    .filter((line) => !isBefore(line))
    .map((line, i) => line.replace(/,K\d+,/, `,K${i % 700},`).replace(/,w-\d+,/i, `,w-${100 + (i % 900)},`));
  expect(altered.length).toBeGreaterThan(100);
  const text = [header, ...altered, ...lines.filter(isBefore).toReversed()].join('\n');
  writeFileSync(join(folder, 'shuffled.csv.gz'), gzipSync(text));
  const other = await forecast(join(folder, 'shuffled.csv.gz'), ON);
  for (const name of ['items', 'customers', 'suggestions'] as const)
    expect(other.text(name)).toBe(whole.text(name));
}, 240_000);

test('codes are told apart by case where the profile says nothing of it', async () => {
  const profile = join(folder, 'own-profile.json');
  const columns = {
    Nr: 'order',
    Item: 'product',
    Pcs: 'quantity',
    On: 'date',
    Each: 'price',
    Firm: 'customer',
  };
  writeFileSync(
    profile,
    JSON.stringify({ kind: 'orders', columns, createCustomers: true, createProducts: true }),
  );
  const lines = ['1,a1,1,2023-05-01,1,fiRm', '2,A1,1,2023-05-09,1,fiRm', '3,a1,1,2023-05-20,1,fiRm'];
  writeFileSync(join(folder, 'own.csv'), ['Nr,Item,Pcs,On,Each,Firm', ...lines].join('\n'));
  const { rows } = await forecast(join(folder, 'own.csv'), '2023-06-01', '--map', profile);
  expect(rows('items').map((row) => `${row.customer} ${row.product}`)).toEqual(['fiRm A1', 'fiRm a1']);
}, 60_000);

test('with too few customers the plain interval speaks, and it is said', async () => {
  const { code, stdout, rows } = await forecast(SAMPLE, '2011-06-01');
  expect(code).toBe(0);
  expect(stdout).toMatch(/by the plain interval: learning takes 500 customers .* here are \d+ customers/);
  const chances = rows('items').map((row) => Number(row.probability));
  expect(Math.max(...chances)).toBeGreaterThan(0.2);
  expect(rows('customers').some((row) => row.silent === '1')).toBe(true);
}, 60_000);

test('a name that a spreadsheet would run is written as text', async () => {
  const header = wholesaler.slice(0, wholesaler.indexOf('\n'));
  const path = join(folder, 'formula.csv');
  writeFileSync(path, `${header}\n1,"=CMD()",x,1,2023-05-01,1,"@K,1",Sweden\n`);
  const { text } = await forecast(path, '2023-06-01');
  expect(text('items')).toMatch(/^customer,product,probability\r\n"'@K,1",'=CMD\(\),0\.\d{6}\r\n$/);
});

test.each([
  ['a file that is not there', ['missing.csv', '2024-02-01'], /missing\.csv|opened|open/],
  ['a day before all rows', ['orders.csv', '2020-01-01'], /no order line dated before 2020-01-01/],
  ['a day that does not exist', ['orders.csv', '2024-02-30'], /--on 2024-02-30 is not a day/],
  [
    'a horizon of no days',
    ['orders.csv', '2024-02-01', '--horizon', '0'],
    /--horizon 0 is not a number of days/,
  ],
])('%s is told in one sentence, and nothing is written', async (_, [file = '', on = '', ...more], said) => {
  const { code, stderr, out } = await forecast(join(folder, file), on, ...more);
  expect(code).toBe(1);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(out)).toEqual([]);
});

test.each([
  ['an empty file', 'empty.csv', '', /The file has no header/],
  ['one that is packed by name only', 'plain.csv.gz', 'Invoice,StockCode\n', /plain\.csv\.gz|packed|gzip/],
])('%s is told in one sentence', async (_, name, content, said) => {
  writeFileSync(join(folder, name), content);
  const { code, stderr, out } = await forecast(join(folder, name), ON);
  expect(code).toBe(1);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(out)).toEqual([]);
});

test('where a result cannot be written, it is said before anything is read', async () => {
  const path = join(folder, 'nowhere', 'items.csv');
  const { code, stderr, out } = await forecast(join(folder, 'orders.csv'), ON, '--items-out', path);
  expect(code).toBe(1);
  expect(stderr).toContain(`Cannot write ${path} (ENOENT). Name a file in a folder that you may write to.`);
  expect(readdirSync(out)).toEqual([]);
});

test('both results have to be named', async () => {
  const items = join(folder, 'alone.csv');
  const args = ['forecast', '--orders', join(folder, 'orders.csv'), '--on', ON, '--items-out', items];
  const { code, stderr } = await runRytmi(args, { RYTMI_DIR: join(folder, 'home') });
  expect(code).toBe(1);
  expect(stderr).toContain("'--customers-out <file>' not specified");
  expect(existsSync(items)).toBe(false);
});

test('a file without a needed column is refused by the column’s name', async () => {
  const path = join(folder, 'no-date.csv');
  writeFileSync(path, 'Invoice,StockCode,Quantity,Price,CustomerID\n1,a,1,1,K1\n');
  const { code, stderr } = await forecast(path, '2024-02-01');
  expect(code).toBe(1);
  expect(stderr).toContain('date');
});
