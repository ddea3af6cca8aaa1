import { beforeEach, expect, test } from 'vitest';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { seedCarePerson, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { ask } = await startApi(db);
const TODAY = Math.floor(API_NOON.getTime() / 86_400_000);

beforeEach(async () => {
  await db.$client.query(
    'truncate call_outcome, call_task, order_line, customer_order, contact, customer, product cascade',
  );
});

test('walking the pages finds each customer once, while others are being added', async () => {
  for (let n = 0; n < 25; n++) await seedCustomer(db);
  const seen: string[] = [];
  let cursor = '';
  do {
    const { json } = await ask(`/customers?limit=4${cursor && `&cursor=${cursor}`}`);
    seen.push(...json.customers.map(({ id }: { id: string }) => id));
    if (seen.length < 20) await seedCustomer(db);
    cursor = json.nextCursor ?? '';
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  const { rows } = await db.$client.query('select external_id as id from customer order by customer.id');
  expect(seen).toEqual(rows.map(({ id }) => id));
  expect(seen.length).toBe(29);
});

test('customers are found by stage, signal and change, and told with their contacts', async () => {
  const silent = await seedCustomer(db, {
    externalId: 'S/1 ä',
    name: 'Hiljainen',
    updatedAt: new Date('2026-11-01'),
  });
  await seedCustomer(db, { externalId: 'N1', updatedAt: new Date('2026-11-20') });
  await seedContact(db, silent, { externalId: 'H1', email: 'h@example.com' });
  await seedContact(db, silent, { removedOn: '2026-11-01' });
  await db.$client.query(
    `insert into customer_snapshot (customer_id, changed_on, verdict, because, held_out, signals, stage, order_days, year_value_cents,
       contents_hash) values ($1, '2026-11-02', 'wait', 'x', false, '["silent"]', 'silent', 5, 120000, 'h')`,
    [silent],
  );
  const ids = async (query: string) =>
    (await ask(`/customers?${query}`)).json.customers.map(({ id }: { id: string }) => id);
  expect(await ids('stage=silent')).toEqual(['S/1 ä']);
  expect(await ids('signal=silent')).toEqual(['S/1 ä']);
  expect(await ids('signal=late')).toEqual([]);
  expect(await ids('changed_since=2026-11-10T00:00:00%2B02:00')).toEqual(['N1']);
  expect((await ask(`/customers/${encodeURIComponent('S/1 ä')}`)).json).toMatchObject({
    ...{ id: 'S/1 ä', name: 'Hiljainen', stage: 'silent', yearValueCents: 120_000 },
    contacts: [{ id: 'H1', email: 'h@example.com' }],
  });
  expect((await ask('/customers/nobody')).json.code).toBe('not-found');
});

test('a customer’s timeline and signals are told, the signals as a sentence in the language asked for', async () => {
  const customerId = await seedCustomer(db, { externalId: 'K1' });
  const productId = await seedProduct(db);
  const days = Array.from({ length: 12 }, (_, n) => TODAY - 400 + n * 14);
  await seedOrders(db, { customerId, productId, days });
  const { json: timeline } = await ask('/customers/K1/timeline');
  expect(timeline.entries[0]).toMatchObject({ day: '2026-03-21', kind: 'order', facts: { cents: 10_000 } });
  const signals = async (language: string) => (await ask(`/customers/K1/signals?language=${language}`)).json;
  const english = await signals('en');
  expect(english).toMatchObject({ day: '2026-11-22' });
  expect(english.signals.length).toBeGreaterThan(0);
  const finnish = await signals('fi');
  expect(finnish.signals.map(({ kind }: { kind: string }) => kind)).toEqual(
    english.signals.map(({ kind }: { kind: string }) => kind),
  );
  expect(finnish.signals[0].sentence).not.toBe(english.signals[0].sentence);
});

test('walking a timeline’s pages finds each thing once, whole days together', async () => {
  const customerId = await seedCustomer(db, { externalId: 'K1' });
  const productId = await seedProduct(db);
  // Two orders a day, so that a page of sixty could end in the middle of one.
  const days = Array.from({ length: 101 }, (_, n) => TODAY - Math.trunc((n + 1) / 2));
  await seedOrders(db, { customerId, productId, days });
  const seen: string[] = [];
  let cursor = '';
  let pages = 0;
  do {
    const { json } = await ask(`/customers/K1/timeline${cursor && `?cursor=${cursor}`}`);
    seen.push(...json.entries.map(({ facts }: { facts: { number: string } }) => facts.number));
    cursor = json.nextCursor ?? '';
    pages += 1;
  } while (cursor);
  const { rows } = await db.$client.query('select external_id as id from customer_order');
  expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect([seen.length, pages]).toEqual([101, 2]);
});

async function raiseCall(customer = 'K1'): Promise<number> {
  const customerId = await seedCustomer(db, { externalId: customer });
  const { rows } = await db.$client.query(
    `insert into call_task (customer_id, raised_on, expires_on, purpose, signals, stake_cents, probability) values ($1,
       '2026-11-20', '2026-12-20', 'retention', $2, 50000, 0.7) returning id`,
    [
      customerId,
      JSON.stringify([
        {
          ...{ kind: 'late', startedOn: TODAY - 5, strength: 0.5 },
          evidence: { daysSince: 40, usualGapDays: 14, lateAfterDays: 20, orderDays: 9, source: 'own' },
        },
      ]),
    ],
  );
  return rows[0].id;
}

test('a CRM reads a call task, records what was heard, and finds it done', async () => {
  const id = await raiseCall();
  await seedCarePerson(db, { email: 'liisa@example.com', name: 'Liisa' });
  const { json } = await ask('/call-tasks?state=open&customer=K1&language=fi');
  expect(json.callTasks).toMatchObject([
    { id, customer: 'K1', purpose: 'retention', reasons: [{ kind: 'late' }] },
  ]);
  const body = {
    reached: 'reached',
    mood: 'happy',
    note: 'A secret note',
    by: 'liisa@example.com',
    followUpOn: '2026-12-01',
  };
  expect(await ask(`/call-tasks/${id}/outcomes`, { body })).toMatchObject({
    status: 200,
    json: { state: 'done', because: 'talked', followUpOn: '2026-12-01' },
  });
  expect((await ask(`/call-tasks/${id}`)).json).toMatchObject({
    ...{ state: 'done', closedOn: '2026-11-22' },
    outcomes: [{ reached: 'reached', mood: 'happy', note: 'A secret note', by: { name: 'Liisa' } }],
  });
  expect((await ask('/call-tasks?state=snoozed')).json.callTasks).toMatchObject([{ purpose: 'follow-up' }]);
  expect(await ask(`/call-tasks/${id}/outcomes`, { body })).toMatchObject({
    status: 409,
    json: { code: 'already-closed' },
  });
  const entries = await listEntries(db, {
    by: 'api: Test',
    kind: 'call-recorded',
    olderThan: null,
    limit: 9,
  });
  expect(entries).toMatchObject([{ subjects: { callTask: [id] } }]);
  expect(JSON.stringify(entries)).not.toContain('secret note');
});

test('reading call tasks names the products they are about, and learns nothing about the whole base for it', async () => {
  const id = await raiseCall();
  const productId = await seedProduct(db, { externalId: 'KAHVI', name: 'Juhlakahvi' });
  const lost = {
    ...{ kind: 'lost-item', startedOn: TODAY - 5, strength: 0.5 },
    evidence: { productId, daysSince: 60, usualGapDays: 20, purchases: 9, ordersSince: 3 },
  };
  await db.$client.query('update call_task set signals = $2 where id = $1', [id, JSON.stringify([lost])]);
  await db.$client.query('truncate base_version cascade');
  for (const path of ['/call-tasks', `/call-tasks/${id}`]) {
    const { json } = await ask(path);
    const { reasons } = json.callTasks?.[0] ?? json;
    expect(reasons).toMatchObject([{ product: 'KAHVI', sentence: expect.stringContaining('Juhlakahvi') }]);
  }
  const { rows } = await db.$client.query('select from base_version');
  expect(rows).toEqual([]);
});

test('an outcome that does not fit together changes nothing', async () => {
  const id = await raiseCall();
  const tell = async (body: object) => (await ask(`/call-tasks/${id}/outcomes`, { body })).json;
  expect(await tell({ reached: 'not-reached', mood: 'happy' })).toMatchObject({
    status: 422,
    detail: 'heard-without-talk',
  });
  expect(await tell({ reached: 'reached', followUpOn: '2026-11-22' })).toMatchObject({
    detail: 'follow-up-not-later',
  });
  expect(await tell({ reached: 'perhaps' })).toMatchObject({
    code: 'bad-body',
    faults: [{ where: '/reached' }],
  });
  expect(await tell({ reached: 'reached', by: 'nobody@example.com' })).toMatchObject({
    faults: [{ where: '/by' }],
  });
  expect(await tell({ reached: 'reached', attemptsSeen: 3 })).toMatchObject({ code: 'recorded-meanwhile' });
  expect((await ask(`/call-tasks/${id}`)).json).toMatchObject({ state: 'open', outcomes: [] });
  expect((await ask('/call-tasks/999999/outcomes', { body: { reached: 'reached' } })).status).toBe(404);
});

test('one outcome with an Idempotency-Key is recorded once, however often it is sent', async () => {
  const id = await raiseCall();
  const send = (body: object) =>
    ask(`/call-tasks/${id}/outcomes`, { body, headers: { 'idempotency-key': `call-${id}` } });
  const answers = await Promise.all([1, 2, 3].map(() => send({ reached: 'not-reached' })));
  for (const { status } of answers) expect([200, 409]).toContain(status);
  const again = await send({ reached: 'not-reached' });
  expect(again.status).toBe(200);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect((await ask(`/call-tasks/${id}`)).json).toMatchObject({ attempts: 1, outcomes: [{}] });
  expect((await send({ reached: 'reached' })).json.code).toBe('reused-key');
});

test('what was heard in calls is read page by page, and later only what came since', async () => {
  const ids: number[] = [];
  for (const customer of ['K1', 'K2', 'K3']) {
    const id = await raiseCall(customer);
    const body = { reached: 'reached', mood: 'happy', note: `By ${customer}` };
    expect((await ask(`/call-tasks/${id}/outcomes`, { body })).status).toBe(200);
    ids.push(id);
  }
  const first = (await ask('/outcomes?limit=2')).json;
  expect(first.outcomes).toMatchObject([
    { callTask: ids[0], customer: 'K1', reached: 'reached', note: 'By K1' },
    { callTask: ids[1], customer: 'K2' },
  ]);
  const second = (await ask(`/outcomes?limit=2&cursor=${first.nextCursor}`)).json;
  expect(second).toMatchObject({ outcomes: [{ callTask: ids[2] }], nextCursor: null });
  const after = (outcome: { id: number }) => ask(`/outcomes?after=${outcome.id}`);
  expect((await after(first.outcomes[1])).json).toEqual(second);
  expect((await after(second.outcomes[0])).json).toEqual({ outcomes: [], nextCursor: null });
});
