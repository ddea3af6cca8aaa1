import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { runRytmi } from '../support/run-rytmi.ts';
import { wholesalerOrders } from '../support/wholesaler-orders.ts';

const SAMPLE = fileURLToPath(new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url));
const FIRST_DAY = dayFromIso('2023-01-02') ?? 0;

let folder: string;
let wholesaler: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rytmi-forecast-'));
  wholesaler = wholesalerOrders({ customers: 620, firstDay: FIRST_DAY, days: 420 });
  writeFileSync(join(folder, 'orders.csv'), wholesaler);
});
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

function linesOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

test('every pair bought and every customer gets a chance, learnt from another wholesaler’s file', async () => {
  const { code, stdout, rows, home, out } = await forecast(join(folder, 'orders.csv'), '2024-02-01');
  expect(code).toBe(0);
  expect(stdout).toContain('On past days that the fit had not seen');
  const before = linesOf(wholesaler).filter((line) => (line.InvoiceDate ?? '') < '2024-02-01');
  const pairs = new Set(before.map((line) => `${line.CustomerID} ${line.StockCode?.toUpperCase()}`));
  expect(new Set(rows('items').map((row) => `${row.customer} ${row.product}`))).toEqual(pairs);
  for (const { probability } of rows('items')) {
    expect(Number(probability)).toBeGreaterThanOrEqual(0);
    expect(Number(probability)).toBeLessThanOrEqual(1);
  }
  const customers = rows('customers');
  expect(customers).toHaveLength(new Set(before.map((line) => line.CustomerID)).size);
  expect(Object.keys(customers[0] ?? {})).toEqual(
    'customer,probability_orders,usual_gap_days,days_since_last,late,silent,shrinking,growing'.split(','),
  );
  expect(existsSync(home)).toBe(false);
  expect(readdirSync(out).toSorted()).toEqual(['customers.csv', 'items.csv', 'suggestions.csv']);
}, 120_000);

test('the same lines give the same bytes, in whatever order they stand, and later ones change nothing', async () => {
  const [header = '', ...lines] = wholesaler.trimEnd().split('\n');
  const on = '2023-12-01';
  const before = lines.filter((line) => (line.split(',')[4] ?? '') < on);
  writeFileSync(join(folder, 'shuffled.csv.gz'), gzipSync([header, ...before.toReversed()].join('\n')));
  const [whole, cut] = [
    await forecast(join(folder, 'orders.csv'), on),
    await forecast(join(folder, 'shuffled.csv.gz'), on),
  ];
  for (const name of ['items', 'customers', 'suggestions'] as const)
    expect(cut.text(name)).toBe(whole.text(name));
}, 240_000);

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

test('a file without a needed column is refused by the column’s name', async () => {
  const path = join(folder, 'no-date.csv');
  writeFileSync(path, 'Invoice,StockCode,Quantity,Price,CustomerID\n1,a,1,1,K1\n');
  const { code, stderr } = await forecast(path, '2024-02-01');
  expect(code).toBe(1);
  expect(stderr).toContain('date');
});
