import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { findCadence, setCadence } from '../../src/customers/cadence-store.ts';
import { latestConsent, listConsent, recordConsent } from '../../src/customers/consent-store.ts';
import { isSuppressed, suppress } from '../../src/customers/suppression-store.ts';
import { ADDRESS_KEY, createImporter } from '../support/import-text.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take, profile } = createImporter(db);
const NOW = new Date('2026-11-20T08:00:00Z');

beforeEach(async () => {
  await db.$client.query(
    'truncate complaint, cadence, consent_event, suppression, contact, customer, product, import_run cascade',
  );
  await take('customers', 'id;name;careLevel\nK1;Kahvila Aamu;small\nK2;Baari Ilta;small\n');
});

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await db.$client.query(sql)).rows;
}

async function contactId(externalId: string): Promise<number> {
  return Number((await rows(`select id from contact where external_id = '${externalId}'`))[0]?.id);
}

test('a customer file adds, changes and leaves alone, and columns it does not have keep their values', async () => {
  const report = await take(
    'customers',
    'id;name;city\nK1;Kahvila Aamu;Turku\nK2;Baari Yö;\nK3;Uusi;Espoo\n',
  );
  expect(report).toMatchObject({ read: 3, accepted: 3, added: 1, changed: 2, unchanged: 0 });
  const again = await take('customers', 'id;name;city\nK1;Kahvila Aamu;Turku\nK2;Baari Yö;\nK3;Uusi;Espoo\n');
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  await take('customers', 'id;name\nK1;Kahvila Aamu\n');
  expect(await rows(`select name, city, care_level from customer order by external_id`)).toEqual([
    { name: 'Kahvila Aamu', city: 'Turku', care_level: 'small' },
    { name: 'Baari Yö', city: null, care_level: 'small' },
    { name: 'Uusi', city: 'Espoo', care_level: 'small' },
  ]);
});

test('a customer somebody is named for is not a small one', async () => {
  await take('customers', 'id;name;namedPerson;careLevel\nK1;A;Liisa;\nK2;B;Liisa;key\n');
  expect(await rows('select care_level from customer order by external_id')).toEqual([
    { care_level: 'named' },
    { care_level: 'key' },
  ]);
});

test('of rows with one id in a file the last holds', async () => {
  const report = await take('customers', 'id;name\nK1;First\nK1;Second\n');
  expect(report).toMatchObject({ read: 2, accepted: 2, changed: 1, unchanged: 1 });
  expect(await rows(`select name from customer where external_id = 'K1'`)).toEqual([{ name: 'Second' }]);
});

test('a new contact may bring a first consent, with the file and line it came from', async () => {
  const existing = profile('contacts', { constants: { basis: 'existing-customer' } });
  await take('contacts', 'id,customer,name,language,email\nA,K1,Maija,fi,Maija@Example.com\n', {
    profile: existing,
    name: 'contacts.csv',
  });
  const id = await contactId('A');
  expect(await latestConsent(db, [id])).toEqual(new Map([[id, 'existing-customer']]));
  expect(await listConsent(db, id)).toMatchObject([{ source: 'contacts.csv, line 2' }]);
  expect(await rows('select origin, address_hash, role from contact')).toEqual([
    {
      origin: 'contacts.csv, line 2',
      address_hash: addressHash('maija@example.com', ADDRESS_KEY),
      role: 'buyer',
    },
  ]);
});

test('without a word of it a new contact has no consent', async () => {
  await take('contacts', 'id,customer,name,language\nA,K1,Maija,fi\n');
  expect(await rows('select * from consent_event')).toEqual([]);
});

test('no import touches consent, suppression or cadence of a contact that is known', async () => {
  const file = 'id,customer,name,language,email,basis\nA,K1,Maija,fi,maija@example.com,consent\n';
  await take('contacts', file);
  const id = await contactId('A');
  const hash = addressHash('maija@example.com', ADDRESS_KEY);
  await recordConsent(db, { contactId: id, basis: 'none', source: 'unsubscribed by link', at: NOW });
  await suppress(db, { addressHash: hash, reason: 'unsubscribed', source: 'link', at: NOW });
  await setCadence(db, id, { days: 60, language: 'sv' }, NOW);
  const before = await rows('select * from consent_event');
  const report = await take('contacts', file.replace('Maija,fi,maija', 'Maija M,en,MAIJA+x'));
  expect(report).toMatchObject({ changed: 1 });
  expect(await rows('select * from consent_event')).toEqual(before);
  expect(await latestConsent(db, [id])).toEqual(new Map([[id, 'none']]));
  expect(await isSuppressed(db, hash)).toBe(true);
  expect(await rows('select address_hash from contact')).toEqual([{ address_hash: hash }]);
  expect(await findCadence(db, id)).toMatchObject({ days: 60, language: 'sv' });
});

test('the columns that would touch them do not exist', async () => {
  for (const column of ['suppressed', 'cadence', 'pausedUntil', 'removedOn']) {
    const report = await take('contacts', `id,customer,name,language,${column}\nA,K1,Maija,fi,1\n`);
    expect(report.problem).toMatchObject({ code: 'unknown-columns', values: { columns: column } });
  }
});

test('a suppression keeps each reason once, as it was first recorded', async () => {
  await suppress(db, { addressHash: 'h', reason: 'objected', source: 'reply', at: NOW });
  await suppress(db, { addressHash: 'h', reason: 'bounced', source: 'bounce', at: NOW });
  await suppress(db, { addressHash: 'h', reason: 'objected', source: 'later', at: NOW });
  expect(await rows('select reason, source from suppression order by reason')).toEqual([
    { reason: 'bounced', source: 'bounce' },
    { reason: 'objected', source: 'reply' },
  ]);
});

test('a contact or complaint of an unknown customer is rejected with its record', async () => {
  const contacts = await take('contacts', 'id,customer,name,language\nA,K9,"Maija, M",fi\nB,K1,Pekka,fi\n');
  expect(contacts).toMatchObject({ accepted: 1, rejected: 1, added: 1 });
  expect(contacts.rejects).toMatchObject([
    { line: 2, reason: 'unknown-customer', value: 'K9', record: 'A,K9,"Maija, M",fi' },
  ]);
  const complaints = await take('complaints', 'id,customer,openedOn\nR1,K9,2.1.2011\n');
  expect(complaints).toMatchObject({ accepted: 0, rejected: 1, added: 0 });
});

test('a wrong address, language, zone or country rejects its row', async () => {
  const report = await take(
    'contacts',
    [
      'id,customer,name,language,email,timeZone,country',
      'A,K1,Maija,fi,"a@example.com, b@example.com",,',
      'B,K1,Maija,xx,,,',
      'C,K1,Maija,fi,,Mars/Base,',
      'D,K1,Maija,fi,,,Suomi',
      'E,K1,Maija,fi,maija@example.com,Europe/Helsinki,FI',
    ].join('\n'),
  );
  expect(report).toMatchObject({ accepted: 1, rejected: 4 });
  expect(report.rejects.map(({ reason }) => reason)).toEqual([
    'not-an-address',
    'not-one-of',
    'not-a-time-zone',
    'not-a-country',
  ]);
});

test('a complaint that a person has closed is not opened again by an older file', async () => {
  const file = 'id;customer;openedOn;closedOn;words\nR1;K1;2.1.2011;;Laatikko oli rikki\n';
  await take('complaints', file);
  await db.$client.query(`update complaint set closed_on = '2011-01-09'`);
  expect(await take('complaints', file)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await rows(`select closed_on::text, words from complaint`)).toEqual([
    { closed_on: '2011-01-09', words: 'Laatikko oli rikki' },
  ]);
});

test('a product file names replacements before they come, and prices in cents', async () => {
  await take('products', 'id;name;price;discontinued;replacedBy;packSize\nP1;Muki;2,95;kyllä;P2;12\n');
  expect(await rows('select price_cents, discontinued, replaced_by, pack_size from product')).toEqual([
    { price_cents: 295, discontinued: true, replaced_by: 'P2', pack_size: 12 },
  ]);
});
