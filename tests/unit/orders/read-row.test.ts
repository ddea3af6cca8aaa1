import { expect, test } from 'vitest';
import { CsvRefusal } from '../../../src/orders/csv/csv-fault.ts';
import type { ImportKind } from '../../../src/orders/import-kind.ts';
import { readMappingProfile } from '../../../src/orders/mapping-profile.ts';
import { matchColumns } from '../../../src/orders/match-columns.ts';
import { rowReader } from '../../../src/orders/read-row.ts';
import { ROW_KINDS, rowKindOf } from '../../../src/orders/row-kind-of.ts';
import { dayFromIso } from '../../../src/shared/calendar-day.ts';

function reader(kind: ImportKind, header: string[], profile: object = {}) {
  const read = readMappingProfile({ kind, ...profile });
  if ('faults' in read) throw new Error(read.faults.join());
  const sources = matchColumns(header, ROW_KINDS[kind], read);
  return rowReader(rowKindOf(kind, sources), sources, read);
}

function refusalOf(kind: ImportKind, header: string[], profile: object = {}) {
  try {
    reader(kind, header, profile);
  } catch (error) {
    if (error instanceof CsvRefusal) return error.fault;
  }
  return null;
}

const ORDER = ['order', 'customer', 'product', 'date', 'quantity', 'price'];

test('an order line comes out typed', () => {
  const read = reader('orders', ORDER);
  expect(read(['T1', 'K1', 'P1', '2.1.2011', '1 200', '2,95'])).toMatchObject({
    kind: 'row',
    row: {
      order: 'T1',
      customer: 'K1',
      date: dayFromIso('2011-01-02'),
      quantity: 1200,
      price: 2.95,
      amount: null,
    },
  });
});

test('every wrong cell of a row is told, by its column in the file', () => {
  const read = reader('orders', ['Tilaus', 'Asiakas', 'Tuote', 'Pvm', 'Kpl', 'Hinta'], {
    columns: {
      Tilaus: 'order',
      Asiakas: 'customer',
      Tuote: 'product',
      Pvm: 'date',
      Kpl: 'quantity',
      Hinta: 'price',
    },
  });
  expect(read(['T1', 'K1', 'P1', '31.2.2011', 'kaksi', '1'])).toEqual({
    kind: 'rejected',
    problems: [
      { column: 'Pvm', value: '31.2.2011', reason: 'not-a-day', detail: null },
      { column: 'Kpl', value: 'kaksi', reason: 'not-a-number', detail: null },
    ],
  });
  expect(read(['', 'K1', 'P1', '1.2.2011', '1', '1'])).toEqual({
    kind: 'rejected',
    problems: [{ column: 'Tilaus', value: '', reason: 'missing', detail: null }],
  });
});

test('a row the profile leaves out is not judged further', () => {
  const read = reader('orders', ORDER, {
    leaveOut: [
      { field: 'customer', matches: '^$', because: 'no customer' },
      { field: 'price', atMost: 0, because: 'no price' },
    ],
  });
  expect(read(['T1', '', 'P1', 'nonsense', '1', '1'])).toEqual({ kind: 'left-out', because: 'no customer' });
  expect(read(['T1', 'K', 'P1', '2011-01-02', '1', '-0.5'])).toEqual({
    kind: 'left-out',
    because: 'no price',
  });
});

test('constants, word lists and letter case are the profile’s', () => {
  const read = reader('contacts', ['id', 'customer', 'name', 'kieli'], {
    columns: { kieli: 'language' },
    constants: { country: 'FI', language: 'fi' },
    values: { language: { suomi: 'fi', ruotsi: 'sv' } },
    upperCase: ['customer'],
  });
  expect(read(['1', 'k1', 'Maija', 'ruotsi'])).toMatchObject({
    row: { customer: 'K1', language: 'sv', country: 'FI' },
  });
  expect(read(['1', 'k1', 'Maija', ''])).toMatchObject({ row: { language: 'fi' } });
  expect(read(['1', 'k1', 'Maija', 'viro'])).toMatchObject({
    problems: [{ column: 'kieli', value: 'viro', reason: 'not-one-of', detail: 'en, fi, sv' }],
  });
});

test.each([
  ['a@example.com\r\nBcc: evil@example.com', 'not-an-address'],
  ['a@example.com, b@example.com', 'not-an-address'],
  ['"a b"@example.com', 'not-an-address'],
  [`${'a'.repeat(250)}@example.com`, 'not-an-address'],
  ['a@localhost', 'not-an-address'],
])('the address %j is refused', (email, reason) => {
  const read = reader('contacts', ['id', 'customer', 'name', 'language', 'email']);
  expect(read(['1', 'K1', 'Maija', 'fi', email])).toMatchObject({ kind: 'rejected', problems: [{ reason }] });
});

test('headers that do not fit are answered by name', () => {
  expect(refusalOf('orders', [...ORDER, 'colour'])).toMatchObject({
    code: 'unknown-columns',
    values: { columns: 'colour' },
  });
  expect(refusalOf('orders', [...ORDER, 'order'])).toMatchObject({ code: 'duplicate-columns' });
  expect(refusalOf('orders', [...ORDER, 'Order'])).toMatchObject({ code: 'doubled-field' });
  expect(refusalOf('orders', ORDER.slice(1))).toMatchObject({
    code: 'missing-columns',
    values: { columns: 'order' },
  });
  expect(refusalOf('orders', [...ORDER, 'colour'], { ignore: ['colour'] })).toBeNull();
});

test('a field misspelt in a profile is told rather than passed over', () => {
  expect(refusalOf('orders', ORDER, { upperCase: ['produkt'] })).toMatchObject({ code: 'bad-profile' });
  expect(refusalOf('orders', [...ORDER, 'x'], { columns: { x: 'prise' } })).toMatchObject({
    code: 'bad-profile',
  });
});

test('a file that numbers its lines must number every one', () => {
  const read = reader('orders', [...ORDER, 'line']);
  expect(read(['T1', 'K1', 'P1', '2011-01-02', '1', '1', ''])).toMatchObject({
    problems: [{ column: 'line', reason: 'missing' }],
  });
});

test('a wrong profile is answered with every fault', () => {
  expect(
    readMappingProfile({
      kind: 'order',
      dates: ['dmy'],
      leaveOut: [{ field: 'x', matches: '(', because: 'y' }],
    }),
  ).toEqual({
    faults: [
      expect.stringMatching(/^kind: /),
      expect.stringMatching(/^dates\.0: /),
      expect.stringMatching(/^leaveOut\.0\.matches: /),
    ],
  });
  expect(readMappingProfile({ kind: 'orders', colums: {} })).toEqual({
    faults: [expect.stringContaining('colums')],
  });
});
