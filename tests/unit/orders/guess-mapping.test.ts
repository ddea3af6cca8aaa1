import { describe, expect, test } from 'vitest';
import { guessMapping } from '../../../src/orders/guess/guess-mapping.ts';
import type { ImportKind } from '../../../src/orders/import-kind.ts';

function guess(kind: ImportKind, text: string, delimiter: ';' | ',' | '\t' = ';') {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(delimiter));
  return guessMapping(kind, { header, rows, delimiter }, { encoding: 'utf-8', language: 'fi' });
}

test('a Finnish order export is read by its column names', () => {
  const mapping = guess(
    'orders',
    'Tilausnro;Tilauspvm;Asiakasnro;Asiakas;Tuotekoodi;Nimitys;Tilattu määrä;À-hinta;Rivi\n' +
      '1001;3.1.2026;501;Kahvila Aamu;P1;Kahvi;1,5;12,90;1',
  );
  expect(mapping.columns).toEqual({
    Tilausnro: 'order',
    Tilauspvm: 'date',
    Asiakasnro: 'customer',
    Asiakas: 'customerName',
    Tuotekoodi: 'product',
    Nimitys: 'productName',
    'Tilattu määrä': 'quantity',
    'À-hinta': 'price',
    Rivi: 'line',
  });
  expect(mapping).toMatchObject({ dates: ['d.m.y'], decimal: ',' });
});

test('a Swedish one too', () => {
  const mapping = guess(
    'orders',
    'Ordernr;Orderdatum;Kundnr;Artikelnr;Benämning;Antal;Belopp\n1;2026-01-03;5;A;Kaffe;2;1.234,50',
  );
  expect(Object.values(mapping.columns)).toEqual([
    ...['order', 'date', 'customer', 'product', 'productName', 'quantity', 'amount'],
  ]);
  expect(mapping).toMatchObject({ dates: ['y-m-d'], decimal: ',' });
});

test('and an English one', () => {
  const text =
    'Invoice No,Invoice Date,Customer ID,StockCode,Description,Quantity,Unit Price\n1,12/31/2025,5,A,Coffee,2,1.50';
  const mapping = guess('orders', text, ',');
  expect(Object.values(mapping.columns)).toEqual([
    ...['order', 'date', 'customer', 'product', 'productName', 'quantity', 'price'],
  ]);
  expect(mapping).toMatchObject({ dates: ['m/d/y'], decimal: '.' });
});

test('a column that could be a number or a name is the number where nothing else is', () => {
  expect(guess('orders', 'Tilaus;Pvm;Asiakas;Tuote;Kpl;Hinta\n1;1.1.2026;5;A;1;1').columns).toMatchObject({
    Asiakas: 'customer',
    Tuote: 'product',
  });
});

test('columns without a known name are known by what stands in them', () => {
  const text =
    'Yhteyshenkilönro;Asiakasnro;Nimi;Yhteys;Kommunikaatio\n1;5;Aino;aino@example.com;suomi\n2;5;Bo;bo@example.com;ruotsi';
  const mapping = guess('contacts', text);
  expect(mapping.columns).toMatchObject({ Yhteys: 'email', Kommunikaatio: 'language' });
  expect(mapping.values).toEqual({ language: { suomi: 'fi', ruotsi: 'sv' } });
});

test('a column nobody knows is left out, and no field is taken twice', () => {
  const { columns } = guess('customers', 'Asiakasnro;Asiakastunnus;Nimi;Väri\n1;1;Aamu;sininen');
  expect(columns).toEqual({ Asiakasnro: 'id', Nimi: 'name' });
});

describe('the way numbers and days are written', () => {
  const cases = [
    ['1,5', '3.1.2026', ',', 'd.m.y'],
    ['1.5', '31/12/2025', '.', 'd/m/y'],
    ['1.234', '20251231', ',', 'ymd'],
    ['12', '01/02/2025', 'either', 'd/m/y'],
  ] as const;
  test.each(cases)('%s and %s', (number, day, decimal, dates) => {
    const mapping = guess(
      'orders',
      `Tilausnro;Pvm;Asiakasnro;Tuotenro;Määrä;Hinta\n1;${day};5;A;${number};1`,
    );
    expect(mapping).toMatchObject({ decimal, dates: [dates] });
  });
});

test('contacts without a language are spoken to in the supplier’s, until somebody says otherwise', () => {
  expect(guess('contacts', 'ContactId;CustomerId;Name\n1;5;Aino').constants).toEqual({ language: 'fi' });
});
