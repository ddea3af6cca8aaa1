import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { setCadence } from '../../src/customers/cadence-store.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { exportPerson } from '../../src/nurture/person/export-person.ts';
import { PERSONAL_TABLES } from '../../src/nurture/person/personal-data.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { ADDRESS_KEY, createImporter } from '../support/import-text.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { IMPERSONAL_TABLES, OTHER_SUBJECTS } from '../support/table-subjects.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take } = createImporter(db);
const now = () => new Date('2026-11-22T12:00:00Z');
const deps = { db, now };
const PEOPLE = howOften({ short: 50, long: 500 });

const EXPORTS = howPatient({ short: 60_000, long: 600_000 });

const planted = (serial: number) => ({
  address: `maija.planted${serial}x@example.com`,
  name: `Maija Planted${serial}x`,
  phone: `+358 50 777 ${String(serial).padStart(4, '0')}`,
});

beforeEach(async () => {
  await db.$client.query(
    'truncate customer, suppression, suppression_lift, inbox_mail, incoming_mail, import_run, import_upload, webhook_event, shop_delivery, api_key cascade',
  );
});

/** One person with something in every table that may hold something about her. */
async function plant(serial: number): Promise<{ address: string; addressHash: string }> {
  const { address, name, phone } = planted(serial);
  const hash = addressHash(address, ADDRESS_KEY);
  const customerId = await seedCustomer(db, { name: `Tmi ${name}` });
  const contactId = await seedContact(db, customerId, {
    externalId: `P-${serial}`,
    ...{
      name,
      firstName: `Maija${serial}x`,
      email: address,
      addressHash: hash,
      phone,
      origin: `list of ${name}`,
    },
  });
  const query = (text: string, values: unknown[]) => db.$client.query(text, values);
  const consent = `insert into consent_event (contact_id, basis, source) values ($1, 'consent', $2)`;
  await query(consent, [contactId, `${name} by phone`]);
  await setCadence(db, contactId, { days: 30 }, new Date());
  const message = randomUUID();
  await query(
    `insert into message (id, customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, subject, html,
       body, because, smtp_answer, address_hash)
     values ($1, $2, $3, 'check-in', 'fi', '2026-11-20', '2026-11-20', '2026-12-20', '[]', $4, $4, $4, $5, $5, $6)`,
    [message, customerId, contactId, `Hei ${name}`, `550 <${address}>`, hash],
  );
  const told = `insert into webhook_event (kind, customer_id, contact_id, facts) values ('call.raised', $1, $2, '{}')`;
  await query(told, [customerId, contactId]);
  await query(
    `with key as (insert into api_key (created_at, name, prefix, key_hash, created_by)
         values (now(), 'a shop', 'rytmi_', $1, 'a test') returning id)
     insert into api_answer (at, api_key_id, idempotency_key, fingerprint, status, body)
       select now(), id, 'one', 'f', 200, $2 from key`,
    [message, `{"value":"${address}"}`],
  );
  const reorder = `insert into reorder_request (message_id, customer_id, items, note) values ($1, $2, '[]', $3)`;
  await query(reorder, [message, customerId, `please call ${phone}`]);
  await query(
    `insert into satisfaction_answer (message_id, contact_id, customer_id, scale, score, comment, at)
       values ($1, $2, $3, 'numbers', 3, $4, now())`,
    [message, contactId, customerId, `${name} says so`],
  );
  await query(
    `insert into inbox_mail (mail_from, rcpt_to, raw) values ('a@example.com', array[$1], convert_to($2, 'UTF8'))`,
    [address, `To: ${address}`],
  );
  await query(
    `with run as (insert into import_run (kind, file_name, state) values ('contacts', 'c.csv', 'done') returning id)
     insert into import_reject (run_id, line, "column", value, reason, record)
       select id, 2, 'email', $1, 'missing', $2 from run`,
    [address, `${name};${address}`],
  );
  await query(
    `with run as (select max(id) as id from import_run), upload as (
       insert into import_upload (kind, file_name, kept_as, bytes, encoding, mapping, by, report)
         values ('contacts', 'c.csv', 'c', 1, 'utf-8', '{}', 'a test', jsonb_build_array($1::text)))
     insert into import_row_change (run_id, target, row_id, before, after)
       select id, 'contact', $2, jsonb_build_object('email', $1::text), '{}' from run`,
    [address, contactId],
  );
  await query(
    `insert into shop_delivery (shop, topic, delivery_key, body_hash, payload, received_at, state)
       values ('shopify/s', 'orders/create', $1, $1, $2, now(), 'done')`,
    [`delivery ${serial}`, JSON.stringify({ customer: { email: address } })],
  );
  await query(
    `insert into complaint (external_id, customer_id, opened_on, words) values ($1, $2, '2026-11-01', $3)`,
    [`R-${serial}`, customerId, `${name} is angry`],
  );
  const { rows } = await query(
    `insert into call_task (customer_id, raised_on, expires_on, purpose, signals, stake_cents, probability, hand_over_note)
       values ($1, '2026-11-20', '2026-12-20', 'service', '[]', 100, 0.5, $2) returning id`,
    [customerId, `ask for ${name}`],
  );
  await query(
    `insert into call_outcome (task_id, customer_id, reached, note, "on") values ($1, $2, 'reached', $3, '2026-11-21')`,
    [rows[0].id, customerId, `${name} was content`],
  );
  const quoted = JSON.stringify([
    { kind: 'unhappy', evidence: { saidBy: 'answer', words: `${name} is unhappy` } },
  ]);
  await query(
    `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, '2026-11-20', 'call', jsonb_build_object('signals', $2::jsonb), false, $2::jsonb, '[]', 0)`,
    [customerId, quoted],
  );
  await query(
    `with mail as (insert into incoming_mail (source, mail_key, received_at, rcpt_to, contact_id, from_name, from_address, words)
       values ('inbox', $1, now(), '{}', $2, $3, $4, $3) returning id)
     insert into incoming_original (incoming_id, raw) select id, convert_to($4, 'UTF8') from mail`,
    [randomUUID(), contactId, name, address],
  );
  await query(
    `insert into audit_entry (at, by, kind, subjects, before, after)
       values (now(), 'Liisa', 'contact-changed', '{}', null, jsonb_build_object('name', $1::text))`,
    [name],
  );
  await query(
    `insert into suppression_lift (address_hash, reason, source, suppressed_at, by, because)
       values ($1, 'bounced', 'a bounce', now(), 'Liisa', $2)`,
    [hash, `${name} says it works again`],
  );
  return { address, addressHash: hash };
}

/** The whole database as one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await db.$client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.$client.query(`select to_jsonb(t)::text as row from "${name}" t`);
    texts.push(...rows.map(({ row }) => row));
  }
  const { rows } = await db.$client.query(
    `select encode(raw, 'escape') as raw from inbox_mail union all select encode(raw, 'escape') from incoming_original`,
  );
  return [...texts, ...rows.map(({ raw }) => raw)].join('\n');
}

test(
  'an export holds every fact planted about a person, and nothing of others',
  async () => {
    const people = [];
    for (let serial = 0; serial < PEOPLE; serial += 1) people.push(await plant(serial));
    for (const [serial, person] of people.entries()) {
      const found = await exportPerson(deps, person);
      expect(Object.keys(found?.tables ?? {}).sort()).toEqual(
        [...PERSONAL_TABLES.map(({ table }) => table)]
          .filter((table) => table !== 'suppression' && table !== 'message_item')
          .sort(),
      );
      const text = JSON.stringify(found);
      for (const fact of Object.values(planted(serial))) expect(text).toContain(fact);
      expect(text).not.toContain(planted((serial + 1) % PEOPLE).address);
    }
  },
  EXPORTS,
);

test('after an erasure nothing in the whole database names the person, and the others stand as before', async () => {
  const person = await plant(1);
  await plant(2);
  await erasePerson(deps, person);
  const left = await everything();
  for (const fact of Object.values(planted(1))) expect(left).not.toContain(fact);
  expect(left).not.toContain('Maija1x');
  for (const fact of Object.values(planted(2))) expect(left).toContain(fact);
  expect(await exportPerson(deps, person)).toMatchObject({ tables: { suppression: [{ reason: 'erased' }] } });
});

test('an erased person does not come back by any import, however the address is written', async () => {
  const person = await plant(1);
  await db.$client.query(`update customer set external_id = 'K1'`);
  await erasePerson(deps, person);
  for (const spelling of [
    'maija.planted1x@example.com',
    ' MAIJA.Planted1x@Example.COM',
    'maija.planted1x+x@example.com',
  ]) {
    const report = await take(
      'contacts',
      `id,customer,name,language,email\nP-1,K1,Maija Planted1x,fi,${spelling}\n`,
    );
    expect(report).toMatchObject({ read: 1, accepted: 0, rejected: 1 });
  }
  expect(await everything()).not.toMatch(/planted1x/i);
});

test('what was not sent yet is taken back, and the rights of others to mails of the company stay', async () => {
  const person = await plant(1);
  const touched = await erasePerson(deps, person);
  expect(touched).toMatchObject({ contact: 1, cadence: 1, inbox_mail: 1 });
  const { rows } = await db.$client.query('select state, subject, body from message');
  expect(rows).toEqual([{ state: 'withdrawn', subject: null, body: null }]);
});

test('a mail that went to an address before it was corrected is known by that address, and erased by it', async () => {
  const person = await plant(1);
  await db.$client.query(`update contact set email = 'right@example.com', address_hash = 'right'`);
  expect((await exportPerson(deps, person))?.tables.message).toHaveLength(1);
  await erasePerson(deps, person);
  const { rows } = await db.$client.query('select address_hash, subject, body from message');
  expect(rows).toEqual([{ address_hash: null, subject: null, body: null }]);
});

test('an erasure that breaks off leaves everything as it was, mails on their way too', async () => {
  const person = await plant(1);
  const broken = () => {
    throw new Error('no clock');
  };
  await expect(erasePerson({ db, now: broken }, person)).rejects.toThrow('no clock');
  const { rows } = await db.$client.query('select state, subject from message');
  expect(rows).toEqual([{ state: 'planned', subject: 'Hei Maija Planted1x' }]);
});

test('of an address nobody knows nothing is kept', async () => {
  const address = 'nobody@example.com';
  expect(await exportPerson(deps, { address, addressHash: addressHash(address, ADDRESS_KEY) })).toBeNull();
});

test('every table that holds text is known to hold something about persons, or nothing', async () => {
  const { rows } = await db.$client.query<{ table: string }>(
    `select distinct table_name as table from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'character varying')`,
  );
  const known = [...PERSONAL_TABLES.map(({ table }) => table), ...IMPERSONAL_TABLES, ...OTHER_SUBJECTS];
  expect(rows.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([]);
});
