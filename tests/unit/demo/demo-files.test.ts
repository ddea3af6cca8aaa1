import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { type OrderLine, orderedOn } from '../../../src/cli/demo/order-line.ts';
import { readOrderLines } from '../../../src/cli/demo/read-order-lines.ts';
import { writeDemoFiles } from '../../../src/cli/demo/write-demo-files.ts';
import { dayFromParts } from '../../../src/shared/calendar-day.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';

const SAMPLE = new URL('../../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const YESTERDAY = dayFromParts(2026, 11, 20) as number;
const FILES = ['customers', 'contacts', 'products', 'complaints', 'orders'] as const;

const folder = await mkdtemp(join(tmpdir(), 'rytmi-demo-files-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
await writeDemoFiles(SAMPLE, YESTERDAY, folder);

async function rowsOf(file: (typeof FILES)[number], from = folder): Promise<Record<string, string>[]> {
  return parse(await readFile(join(from, `${file}.csv`)), { columns: true });
}

async function linesOf(path: string): Promise<OrderLine[]> {
  const lines: OrderLine[] = [];
  for await (const line of readOrderLines(path)) lines.push(line);
  return lines;
}

test('the same orders and day give the same files, byte for byte', async () => {
  const again = await mkdtemp(join(tmpdir(), 'rytmi-demo-again-'));
  try {
    await writeDemoFiles(SAMPLE, YESTERDAY, again);
    for (const file of FILES) {
      const [first, second] = await Promise.all(
        [folder, again].map((from) => readFile(join(from, `${file}.csv`))),
      );
      expect(first?.equals(second as Buffer), file).toBe(true);
    }
  } finally {
    await rm(again, { recursive: true, force: true });
  }
});

test('the people stay the same whatever day the demo starts on', async () => {
  const later = await mkdtemp(join(tmpdir(), 'rytmi-demo-later-'));
  try {
    await writeDemoFiles(SAMPLE, YESTERDAY + 40, later);
    expect(await rowsOf('contacts', later)).toEqual(await rowsOf('contacts'));
    const names = (rows: Record<string, string>[]) =>
      rows.map(({ id, name, industry }) => [id, name, industry]);
    expect(names(await rowsOf('customers', later))).toEqual(names(await rowsOf('customers')));
  } finally {
    await rm(later, { recursive: true, force: true });
  }
});

test('the order history is untouched but for its days, all moved by the same number', async () => {
  const [before, after] = await Promise.all([linesOf(SAMPLE), linesOf(join(folder, 'orders.csv'))]);
  expect(after).toHaveLength(before.length);
  const shift = orderedOn(after[0] as OrderLine) - orderedOn(before[0] as OrderLine);
  for (const [index, line] of after.entries()) {
    const original = before[index] as OrderLine;
    expect(orderedOn(line) - orderedOn(original)).toBe(shift);
    expect(line.InvoiceDate.slice(10)).toBe(original.InvoiceDate.slice(10));
    expect({ ...line, InvoiceDate: '' }).toEqual({ ...original, InvoiceDate: '' });
  }
});

test('the last order day is the day asked for', async () => {
  const lines = await linesOf(join(folder, 'orders.csv'));
  expect(Math.max(...lines.map(orderedOn))).toBe(YESTERDAY);
});

test('every mail address is at a domain reserved for examples', async () => {
  const addresses = (await rowsOf('contacts')).map(({ email }) => email).filter((email) => email !== '');
  expect(addresses.length).toBeGreaterThan(400);
  for (const address of addresses) {
    expect(address).toMatch(/^[a-z]+(\.[a-z-]+)*@([a-z0-9-]+\.)+example\.(com|org|net)$/);
  }
});

test('every phone number is from a range kept for fiction, or plainly made up in Finland', async () => {
  for (const { phone } of await rowsOf('contacts')) {
    expect(phone).toMatch(/^(\+44 20 7946 0\d{3}|\+46 31 390 06 \d{2}|\+358 45 555 01\d{2})$/);
  }
});

test('every contact says that it was invented', async () => {
  for (const { origin } of await rowsOf('contacts')) expect(origin).toBe('invented for the demo');
});

test('only chains share an address between customers', async () => {
  const owners = new Map<string, Set<string>>();
  for (const { email, customer } of await rowsOf('contacts')) {
    if (email) owners.set(email, (owners.get(email) ?? new Set()).add(customer ?? ''));
  }
  const shared = [...owners].filter(([, customers]) => customers.size > 1).map(([email]) => email);
  expect(shared.length).toBeGreaterThan(0);
  for (const email of shared) expect(email).toMatch(/@chain-/);
});

test('no two customers bear the same name', async () => {
  const names = (await rowsOf('customers')).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('all languages, care levels, bases and legal classes occur', async () => {
  const [customers, contacts] = await Promise.all([rowsOf('customers'), rowsOf('contacts')]);
  const distinct = (rows: Record<string, string>[], column: string) =>
    [...new Set(rows.map((row) => row[column]))].sort();
  expect(distinct(contacts, 'language')).toEqual([...LANGUAGES].sort());
  expect(distinct(customers, 'careLevel')).toEqual(['key', 'named', 'small']);
  expect(distinct(contacts, 'basis')).toEqual(['consent', 'existing-customer', 'none', 'opt-out']);
  expect(distinct(contacts, 'legalClass')).toEqual(['legal-person', 'natural', 'role', 'unknown']);
});

test('complaints speak of real cancellations, except for a few open ones made up', async () => {
  const cancelled = new Set(
    (await linesOf(SAMPLE)).map((line) => line.Invoice).filter((invoice) => invoice.startsWith('C')),
  );
  const complaints = await rowsOf('complaints');
  const [derived, madeUp] = [
    complaints.filter(({ order }) => order !== ''),
    complaints.filter(({ order }) => order === ''),
  ];
  expect(derived.length).toBeGreaterThan(100);
  for (const { order } of derived) expect(cancelled).toContain(order);
  expect(madeUp.length).toBeGreaterThan(0);
  expect(madeUp.length).toBeLessThan(20);
  for (const { closedOn } of madeUp) expect(closedOn).toBe('');
});
