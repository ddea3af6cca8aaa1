import { LogController } from 'fastify';
import { beforeEach, describe, expect, test } from 'vitest';
import { ALL_ROUTES } from '../../src/api/v1/all-routes.ts';
import { closeApiKey } from '../../src/staff/api-keys/api-key-store.ts';
import { API_SCOPES } from '../../src/staff/api-keys/api-scope.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { seedCarePerson, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const logged: string[] = [];
const logger = { level: 'trace', stream: { write: (line: string) => void logged.push(line) } };
const { ask, makeKey, document, origin } = await startApi(
  db,
  {},
  { logger, logController: new LogController({ disableRequestLogging: true }) },
);
const TODAY = Math.floor(API_NOON.getTime() / 86_400_000);

beforeEach(async () => {
  await db.$client.query(
    'truncate call_outcome, call_task, order_line, customer_order, contact, customer, product cascade',
  );
});

const pathOf = (path: string) => path.replace(/\{\w+\}/g, '1');
const ROUTES = ALL_ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);

describe.each(ROUTES)('%s', (_, { method, path, scope }) => {
  const asked = { method, ...(method === 'POST' ? { body: [] } : {}) };

  test('wants a key', async () => {
    const answer = await ask(pathOf(path), { ...asked, key: null });
    expect(answer).toMatchObject({ status: 401, json: { code: 'no-key' } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  test('wants its scope, and no other opens it', async () => {
    const { secret } = await makeKey(API_SCOPES.filter((one) => one !== scope));
    expect(await ask(pathOf(path), { ...asked, key: secret })).toMatchObject({
      status: 403,
      json: { code: 'wrong-scope', detail: `The key needs the scope ${scope}.` },
    });
    const own = await makeKey([scope]);
    expect([200, 400, 404]).toContain((await ask(pathOf(path), { ...asked, key: own.secret })).status);
  });

  test('stands in the document with its answer and its scope', () => {
    const operation = document.paths[path]?.[method.toLowerCase()];
    expect(operation).toMatchObject({
      description: `Scope: ${scope}`,
      responses: { 200: {}, 401: {}, 403: {} },
    });
  });

  test('takes no other method', async () => {
    const refused = await ask(pathOf(path), { method: 'DELETE' });
    expect(refused).toMatchObject({ status: 405, json: { code: 'method-not-allowed' } });
    expect(refused.headers.get('allow')).toContain(method);
  });
});

test('the document says all there is, once, and every reference in it leads somewhere', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as unknown as {
    operationId: string;
    parameters: { in: string; name: string; required?: boolean; schema: object }[];
  }[];
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    ALL_ROUTES.map(({ name }) => name).sort(),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ALL_ROUTES.length);
  const text = JSON.stringify(document);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer
      .split('/')
      .reduce((part, key) => (part as Record<string, unknown>)?.[key], document as unknown);
    expect(found, pointer).toBeDefined();
  }
  for (const [path, methods] of Object.entries(document.paths))
    for (const operation of Object.values(methods) as unknown as typeof operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
});

test('a revoked key gets in nowhere from the next request on', async () => {
  const { secret, key } = await makeKey(['customers:read']);
  expect((await ask('/customers', { key: secret })).status).toBe(200);
  await closeApiKey(db, key.id, API_NOON);
  expect(await ask('/customers', { key: secret })).toMatchObject({
    status: 401,
    json: { code: 'revoked-key' },
  });
});

test('what is wrong with a request is said as a problem, and where', async () => {
  expect(await ask('/nothing')).toMatchObject({ status: 404, json: { code: 'not-found', status: 404 } });
  expect(await ask('/customers?limit=0&colour=red')).toMatchObject({
    status: 400,
    json: { code: 'bad-parameter', faults: [{ where: 'limit' }, { where: 'colour' }] },
  });
  for (const cursor of ['x', 'YWZ0ZXI6', Buffer.from('after:9999999999').toString('base64url')])
    expect(await ask(`/customers?cursor=${cursor}`)).toMatchObject({ status: 400 });
  expect(await ask('/customers/C%00')).toMatchObject({ status: 400 });
  expect(await ask('/customers', { body: 'a,b', type: 'text/csv' })).toMatchObject({ status: 415 });
  expect(await ask('/customers', { body: [], headers: { 'content-encoding': 'gzip' } })).toMatchObject({
    status: 415,
  });
  expect(await ask('/call-tasks/1/outcomes', { body: '{', type: 'application/json' })).toMatchObject({
    status: 400,
    json: { code: 'bad-body' },
  });
  for (const path of ['/customers/%zz', '/customers/%C3%28', `/customers/${'x'.repeat(500)}`])
    expect(await ask(path), path).toMatchObject({ status: 400, json: { code: 'bad-parameter' } });
  expect((await ask('/nothing')).headers.get('content-type')).toContain('application/problem+json');
});

test('whoever asks too often is told when to come again, each key by itself', async () => {
  const limited = await startApi(db, { limits: { ofKey: 3, ofStranger: 2 } });
  const other = await limited.makeKey(['customers:read']);
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await limited.ask('/customers')).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await limited.ask('/customers');
  expect(refused.json.code).toBe('too-many-requests');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await limited.ask('/customers', { key: other.secret })).status).toBe(200);
  const strangers = [];
  for (let i = 0; i < 3; i++)
    strangers.push((await limited.ask('/customers', { key: `rytmi_${'x'.repeat(43)}` })).status);
  expect(strangers).toEqual([401, 401, 429]);
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

async function raiseCall(): Promise<number> {
  const customerId = await seedCustomer(db, { externalId: 'K1' });
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

test('the page to try it stands under the strict policy, with nothing inline and nothing from elsewhere', async () => {
  const page = await fetch(`${origin}/api/v1/docs`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=|https?:\/\//);
  for (const { name } of ALL_ROUTES) expect(html).toContain(`id="${name}"`);
  for (const [, asset = ''] of html.matchAll(/(?:src|href)="(\/api\/v1\/docs\/assets\/[^"]+)"/g))
    expect((await fetch(`${origin}${asset}`)).status, asset).toBe(200);
});

test('no key, name or address stands in the log, whatever was asked', async () => {
  const { secret } = await makeKey(['customers:read'], 'Canary of a key');
  await seedCustomer(db, { externalId: 'canary-id', name: 'Canary Café' });
  await ask('/customers/canary-id', { key: secret });
  await ask('/customers/canary-id?nonsense=canary', { key: secret });
  await ask('/customers', { key: secret.replace(/.$/, '#') });
  await db.$client.query('alter table customer_snapshot rename to customer_snapshot_gone');
  try {
    const failed = await ask('/customers/canary-id', { key: secret });
    expect(failed).toMatchObject({ status: 500, json: { code: 'internal' } });
    expect(failed.text).not.toMatch(/at |select|customer_snapshot/);
  } finally {
    await db.$client.query('alter table customer_snapshot_gone rename to customer_snapshot');
  }
  const all = logged.join('');
  expect(all).toContain('an API request failed');
  for (const canary of [secret, secret.slice(6), 'Canary', 'nonsense=canary'])
    expect(all).not.toContain(canary);
});
