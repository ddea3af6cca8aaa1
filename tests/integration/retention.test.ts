import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { RETENTION } from '../../src/nurture/retention.ts';
import { countOld, forgetOld, listRetention } from '../../src/nurture/retention-store.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;

beforeEach(() => emptyDatabase(db));

const QUOTING = JSON.stringify([{ kind: 'unhappy', evidence: { words: 'Broken again' } }]);

/** One row of everything that is kept for a while, of one age. */
async function seedAged(customerId: number, contactId: number, days: number): Promise<void> {
  const at = new Date(NOW.getTime() - days * DAY_MS);
  const query = (text: string, ...values: unknown[]) => db.$client.query(text, [at, ...values]);
  const day = at.toISOString().slice(0, 10);
  await query(
    `insert into message (created_at, customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, subject,
       html, body) values ($1, $2, $3, 'check-in', 'en', $4, $5, $5, '[]', 'Hello', '<p>Hello', 'Hello')`,
    ...[customerId, contactId, randomUUID(), day],
  );
  await query(
    `insert into inbox_mail (received_at, mail_from, rcpt_to, raw) values ($1, 'a@example.com', '{}', '')`,
  );
  await query(
    `with mail as (insert into incoming_mail (received_at, source, mail_key, rcpt_to, words)
       values ($1, 'inbox', $2, '{}', 'hello') returning id)
     insert into incoming_original (incoming_id, raw) select id, '' from mail`,
    randomUUID(),
  );
  await query(
    `insert into satisfaction_answer (at, message_id, contact_id, customer_id, scale, score, comment)
       select $1, id, contact_id, customer_id, 'numbers', 3, 'late' from message where customer_id = $2 limit 1`,
    customerId,
  );
  const { rows } = await db.$client.query(
    `insert into call_task (customer_id, state, raised_on, expires_on, purpose, signals, stake_cents, probability)
       values ($1, 'done', $2, $2, 'growth', $3, 1, 0.5) returning id`,
    [customerId, day, QUOTING],
  );
  await query(
    `insert into call_outcome (at, task_id, customer_id, reached, note, "on") values ($1, $2, $3, 'reached', 'note', $4)`,
    ...[rows[0].id, customerId, day],
  );
  await query(
    `with run as (insert into import_run (started_at, kind, file_name, state) values ($1, 'contacts', 'c', 'done') returning id)
     insert into import_reject (run_id, line, reason, record) select id, 2, 'missing', 'row' from run`,
  );
  await seedImport(query);
  await seedSignIn(query);
  await query(
    `insert into shop_delivery (received_at, shop, topic, delivery_key, body_hash, payload, state)
       values ($1, 'woocommerce/s', 'order.created', $2, $2, '{}', 'done')`,
    randomUUID(),
  );
  await query(
    `insert into decision (at, customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, $2, $3::date - 1, 'message', '{}', false, $4, '[{}]', 1),
         ($1, $2, $3, 'message', '{}', false, '[]', '[]', 1)`,
    ...[customerId, day, QUOTING],
  );
  await query(
    `insert into reorder_request (requested_at, message_id, customer_id, items, note)
       select $1, id, customer_id, '[]', 'by noon' from message where customer_id = $2 order by created_at limit 1`,
    customerId,
  );
  await query(
    `insert into job_run (job, period, payload, state, planned_at, finished_at) values ('prune', $2, '{}', 'done', $1, $1)`,
    randomUUID(),
  );
  await query(
    `with key as (insert into api_key (created_at, name, prefix, key_hash, created_by)
         values ($1, 'k', 'k', $2, 'a test') returning id)
     insert into api_answer (at, api_key_id, idempotency_key, fingerprint, status, body) select $1, id, 'k', 'f', 200, '' from key`,
    randomUUID(),
  );
  await query(
    `with endpoint as (insert into webhook_endpoint (url, secret_locked) values ('https://x', 'x') returning id),
       event as (insert into webhook_event (at, kind, customer_id, facts)
         select $1, 'call.raised', 1, '{}' from generate_series(1, 2) returning id)
     insert into webhook_delivery (endpoint_id, event_id, customer_id, state)
       select endpoint.id, event.id, 1, (array['delivered', 'dead'])[row_number() over ()] from endpoint, event`,
  );
}

/** What signing in leaves behind, ended at one moment. */
async function seedSignIn(query: (text: string, ...values: unknown[]) => Promise<unknown>): Promise<void> {
  await query(
    `with person as (insert into staff_user (created_at, name, email) values ($1, 'Pekka', $2) returning id)
     insert into staff_session (expires_at, token, user_id) select $1, $2, id from person`,
    randomUUID(),
  );
  await query(`insert into staff_verification (identifier, value, expires_at) values ('state', 'value', $1)`);
  await query(`insert into staff_invite (token_hash, roles, expires_at) values ($2, '{}', $1)`, randomUUID());
  await query(`insert into sign_in_guess (key, wrong, until) values ($2, 1, $1)`, randomUUID());
}

/** An import that could be undone, and a file on its way to one. */
async function seedImport(query: (text: string) => Promise<unknown>): Promise<void> {
  await query(
    `with run as (insert into import_run (started_at, kind, file_name, state, made)
         values ($1, 'orders', 'o', 'done', '{}') returning id),
       line as (insert into import_line_change (run_id, order_id, product_id, ordinal, removed)
         select id, 1, 1, 1, false from run)
     insert into import_row_change (run_id, target, row_id, before, after)
       select id, 'customer', 1, '{}', '{}' from run`,
  );
  await query(
    `insert into import_upload (at, kind, file_name, kept_as, bytes, encoding, mapping, by)
       values ($1, 'orders', 'o', 'o', 1, 'utf-8', '{}', 'a test')`,
  );
}

test.each(RETENTION)('$name: kept $days days and no longer', async (rule) => {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId);
  await seedAged(customerId, contactId, rule.days - 1);
  await seedAged(customerId, contactId, rule.days + 1);
  const of = (counts: { name: string; rows: number }[]) =>
    counts.find(({ name }) => name === rule.name)?.rows;
  expect(of(await countOld(db, NOW))).toBe(1);
  expect(of(await forgetOld(db, NOW))).toBe(1);
  const standing = (await listRetention(db)).find(({ name }) => name === rule.name);
  expect(standing?.last).toEqual({ at: NOW, forgotten: 1 });
  expect(of(await countOld(db, NOW))).toBe(0);
});

test('what a customer was first chosen for stays on each side, without its reasons: the effect goes on from it', async () => {
  const customerId = await seedCustomer(db);
  const decide = async (day: string, messageKind: string, heldOut: boolean) =>
    db.$client.query(
      `insert into decision (at, customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1::timestamptz, $2, $1::timestamptz::date, 'message', $3, $4, '[{}]', '[{}]', 1)`,
      [day, customerId, JSON.stringify({ messageKind }), heldOut],
    );
  await decide('2019-01-10', 'check-in', false);
  await decide('2019-02-10', 'check-in', false);
  await decide('2019-03-10', 'check-in', true);
  await decide('2019-04-10', 'welcome', true);
  await decide('2019-05-10', 'check-in', true);
  await forgetOld(db, NOW);
  const { rows } = await db.$client.query(
    'select day::text, held_out as "heldOut", rules, signals from decision order by day',
  );
  const reasons = { rules: [], signals: [] };
  expect(rows).toEqual([
    { day: '2019-01-10', heldOut: false, ...reasons },
    { day: '2019-03-10', heldOut: true, ...reasons },
    { day: '2019-04-10', heldOut: true, ...reasons },
  ]);
});

test('of a mail whose text is forgotten, subject and state remain', async () => {
  const customerId = await seedCustomer(db);
  await seedAged(customerId, await seedContact(db, customerId), 91);
  await forgetOld(db, NOW);
  const { rows } = await db.$client.query('select subject, state, html, body from message');
  expect(rows).toEqual([{ subject: 'Hello', state: 'planned', html: null, body: null }]);
});

test('of a call whose time of quoting is over, what was found remains without the words', async () => {
  const customerId = await seedCustomer(db);
  await seedAged(customerId, await seedContact(db, customerId), 731);
  await forgetOld(db, NOW);
  const { rows } = await db.$client.query(
    'select signals from call_task union all select signals from decision order by 1',
  );
  expect(rows).toEqual([
    { signals: [] },
    ...[1, 2].map(() => ({ signals: [{ kind: 'unhappy', evidence: { words: null } }] })),
  ]);
});
