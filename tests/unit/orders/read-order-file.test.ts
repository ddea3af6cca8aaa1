import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderFile, readOrderFile } from '../../../src/orders/read-order-file.ts';
import { historiesFromColumns } from '../../../src/rhythm/histories-from-columns.ts';
import { dayFromIso, isoFromDay } from '../../../src/shared/calendar-day.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rytmi-order-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country';
const JUNE = dayFromIso('2011-06-01') ?? 0;

async function readLines(lines: readonly string[], profile = 'online-retail'): Promise<OrderFile> {
  const path = join(folder, 'orders.csv');
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  const read = await readOrderFile({ path, profile, before: JUNE });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

/** `customer product day quantity cents`, as one text a line. */
function told(file: OrderFile): string[] {
  return [...historiesFromColumns(file.lines)].flatMap(({ customerId, history }) =>
    history.items.flatMap(({ productId, purchases }) =>
      purchases.map(
        ({ day, quantity, amountCents }) =>
          `${file.customerIds[customerId]} ${file.productIds[productId]} ${isoFromDay(day)} ${quantity} ${amountCents}`,
      ),
    ),
  );
}

const LINES = [
  '1,22423b,Cakestand,2,2011-05-02 09:00:00,12.75,17000,United Kingdom',
  '1,85099,Bag,10,2011-05-02 09:00:00,1.95,17000,United Kingdom',
  '2,22423B,Cakestand,1,2011-05-20 10:00:00,12.75,9000,France',
  'C3,22423B,Cakestand,-1,2011-05-21 10:00:00,12.75,9000,France',
];

test('codes are folded as the profile says, and credit notes give back', async () => {
  expect(told(await readLines(LINES))).toEqual([
    '17000 22423B 2011-05-02 2 2550',
    '17000 85099 2011-05-02 10 1950',
    '9000 22423B 2011-05-20 1 1275',
    '9000 22423B 2011-05-21 -1 -1275',
  ]);
});

test('the order of the lines in the file means nothing', async () => {
  const file = await readLines(LINES);
  const turned = await readLines(LINES.toReversed());
  expect(told(turned)).toEqual(told(file));
  expect(turned.customerIds).toEqual(file.customerIds);
});

test('lines dated on the day or after it leave no trace but their number', async () => {
  const later = [
    '4,NEW1,New,1,2011-06-01 00:00:00,1,1,United Kingdom',
    '5,85099,Bag,1,2012-01-01 00:00:00,1,17000,United Kingdom',
  ];
  const { late, read, taken, ...file } = await readLines([...later, ...LINES]);
  const { late: _none, read: _read, taken: same, ...before } = await readLines(LINES);
  expect(file).toEqual(before);
  expect({ late, taken }).toEqual({ late: 2, taken: same });
});

test('what the profile leaves out and what is rejected is counted, the first rejects with line and reason', async () => {
  const file = await readLines([
    ...LINES,
    '6,POST,Postage,1,2011-05-02 09:00:00,18,17000,United Kingdom',
    '7,22423B,Cakestand,1,yesterday,12.75,17000,United Kingdom',
    '1,22423B,Cakestand,1,2011-05-02 09:00:00,12.75,9000,United Kingdom',
  ]);
  expect(file).toMatchObject({ read: 7, taken: 4, leftOut: 1, rejected: 2, late: 0 });
  expect(file.rejects).toMatchObject([
    { line: 7, column: 'InvoiceDate', reason: 'not-a-day' },
    { line: 8, column: 'CustomerID', reason: 'order-of-another-customer' },
  ]);
});

test('another office’s file is read by its own profile, packed too, the last of a numbered line holding', async () => {
  const path = join(folder, 'office.csv.gz');
  const profile = join(folder, 'office.json');
  const columns = {
    Tilaus: 'order',
    Rivi: 'line',
    Asiakas: 'customer',
    Tuote: 'product',
    Pvm: 'date',
    Kpl: 'quantity',
    Yhteensä: 'amount',
  };
  writeFileSync(profile, JSON.stringify({ kind: 'orders', columns, dates: ['d.m.y'], decimal: ',' }));
  const rows = [
    'A1;1;K7;T-9;2.5.2011;4;10,50',
    'A1;1;K7;T-9;2.5.2011;6;15,75',
    'A1;2;K7;T-9;2.5.2011;1;2,00',
  ];
  writeFileSync(path, gzipSync(['Tilaus;Rivi;Asiakas;Tuote;Pvm;Kpl;Yhteensä', ...rows].join('\r\n')));
  const read = await readOrderFile({ path, profile, before: JUNE });
  expect(read.ok && told(read.value)).toEqual(['K7 T-9 2011-05-02 6 1575', 'K7 T-9 2011-05-02 1 200']);
});

test('without a profile, a shipped one that fits the columns is found', async () => {
  const path = join(folder, 'plain.csv');
  writeFileSync(path, [HEADER, ...LINES].join('\n'));
  const read = await readOrderFile({ path, before: JUNE });
  expect(read.ok && read.value).toMatchObject({ profile: 'online-retail', taken: 4 });
  writeFileSync(path, 'order,customer,product,date,quantity,price\n1,K1,a,2011-05-01,1,2.50');
  const named = await readOrderFile({ path, before: JUNE });
  expect(named.ok && named.value).toMatchObject({ profile: null, taken: 1 });
});

test.each([
  ['no-such-profile', 'orders.csv', 'unheard-of'],
  ['missing-columns', 'short.csv', 'online-retail'],
  ['cannot-open', 'missing.csv', 'online-retail'],
])('%s is answered, not thrown', async (code, name, profile) => {
  writeFileSync(join(folder, 'orders.csv'), HEADER);
  writeFileSync(join(folder, 'short.csv'), 'Invoice,StockCode\n1,2');
  const read = await readOrderFile({ path: join(folder, name), profile, before: JUNE });
  expect(!read.ok && read.problem.code).toBe(code);
});
