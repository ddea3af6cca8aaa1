import { expect, test } from 'vitest';
import { createChooser } from '../../../src/cli/demo/chooser.ts';
import { inventCompany } from '../../../src/cli/demo/invent-company.ts';
import { inventEmployees } from '../../../src/cli/demo/invent-employees.ts';
import { shiftLine } from '../../../src/cli/demo/order-line.ts';
import { productName } from '../../../src/cli/demo/product-name.ts';
import { addToProduct, newProductTrace, packSizeOf } from '../../../src/cli/demo/product-trace.ts';
import { slugOf } from '../../../src/cli/demo/slug.ts';

const LINE = {
  Invoice: '489434',
  StockCode: '85048',
  Description: 'CAKE, CASES "60"',
  Quantity: '12',
  InvoiceDate: '2011-02-27 08:26:00',
  Price: '0.55',
  CustomerID: '13085',
  Country: 'United Kingdom',
};

test('a chooser answers the same for the same key and purpose, whatever was asked before', () => {
  const one = createChooser('13085');
  one.fraction('something else');
  expect(one.fraction('city')).toBe(createChooser('13085').fraction('city'));
  expect(one.fraction('city')).not.toBe(createChooser('13086').fraction('city'));
});

test('a chooser spreads evenly', () => {
  const tens = new Array<number>(10).fill(0);
  for (let id = 0; id < 5_000; id++) {
    const tenth = createChooser(String(id)).whole('tenth', 10);
    tens[tenth] = (tens[tenth] ?? 0) + 1;
  }
  for (const count of tens) expect(Math.abs(count - 500)).toBeLessThan(100);
});

test('companies are told apart even when there are far more of them than words', () => {
  const taken = new Set<string>();
  const domains = new Set<string>();
  for (let id = 0; id < 3_000; id++) {
    domains.add(inventCompany(createChooser(String(id)), 'fi', '56.10', taken).domain);
  }
  expect(domains.size).toBe(3_000);
});

test('most companies are small, a few are not, and of a quarter nobody knows', () => {
  const taken = new Set<string>();
  const sizes = Array.from({ length: 2_000 }, (_, id) => {
    const chooser = createChooser(String(id));
    return inventEmployees(chooser, inventCompany(chooser, 'sv', '47.76', taken));
  });
  const known = sizes.filter((size) => size !== null);
  expect(Math.abs(known.length - 1_500)).toBeLessThan(100);
  expect(Math.min(...known)).toBe(1);
  expect(known.filter((size) => size < 10).length / known.length).toBeGreaterThan(0.75);
  expect(known.filter((size) => size >= 50).length).toBeGreaterThan(5);
});

test('names become addresses without their dots and ampersands', () => {
  expect(slugOf('Bok & Papper Åsas Äng')).toBe('bok-papper-asas-ang');
  expect(slugOf('Kahvila Päivänkakkara')).toBe('kahvila-paivankakkara');
});

test('product names in capitals are calmed down', () => {
  expect(productName(' WHITE HANGING HEART  T-LIGHT HOLDER')).toBe('White hanging heart T-light holder');
  expect(productName('15CM CHRISTMAS GLASS BALL')).toBe('15cm christmas glass ball');
});

test('a line moves across the end of a month with its hour', () => {
  expect(shiftLine(LINE, 3).InvoiceDate).toBe('2011-03-02 08:26:00');
});

test('a line without a readable day is refused', () => {
  expect(() => shiftLine({ ...LINE, InvoiceDate: '27/02/2011' }, 3)).toThrow('27/02/2011');
});

test('a pack is believed when nearly all quantities are whole packs', () => {
  const trace = newProductTrace('85048');
  for (const quantity of [12, 24, 12, 36, 12, 5]) {
    addToProduct(trace, { ...LINE, Quantity: String(quantity) });
  }
  expect(packSizeOf(trace)).toBe(12);
});

test('a few lines are not enough to believe in a pack', () => {
  const trace = newProductTrace('85048');
  for (const quantity of [12, 12, 12]) addToProduct(trace, { ...LINE, Quantity: String(quantity) });
  expect(packSizeOf(trace)).toBe(1);
});
