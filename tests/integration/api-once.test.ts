import { beforeEach, describe, expect, test } from 'vitest';
import { forgetOld } from '../../src/nurture/retention-store.ts';
import { listRuns } from '../../src/orders/import-run-store.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const clock = { now: API_NOON };
const { ask, makeKey } = await startApi(db, { now: () => clock.now });
const DAY_MS = 86_400_000;

beforeEach(async () => {
  clock.now = API_NOON;
  await db.$client.query(`truncate complaint, cadence, consent_event, suppression, contact, order_line, customer_order, customer,
    product, import_run, api_answer cascade`);
});

const rows = async (statement: string) => (await db.$client.query(statement)).rows;
const CUSTOMERS = [
  { id: 'K1', name: 'Aamu' },
  { id: 'K2', name: 'Ilta', country: 'Suomi' },
];

describe('with an Idempotency-Key', () => {
  const once = (key: string, body: unknown, more: { key?: string } = {}) =>
    ask('/customers', { body, headers: { 'idempotency-key': key }, ...more });

  test('the same request is answered the same, and done once', async () => {
    const first = await once('a-1', CUSTOMERS);
    const second = await once('a-1', CUSTOMERS);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await listRuns(db, 5)).toHaveLength(1);
  });

  test('another request is refused, and another key of ours may use the same words', async () => {
    await once('a-1', CUSTOMERS);
    expect(await once('a-1', [{ id: 'K3', name: 'C' }])).toMatchObject({
      status: 422,
      json: { code: 'reused-key' },
    });
    const other = await makeKey(['customers:write'], 'Other');
    expect((await once('a-1', [{ id: 'K3', name: 'C' }], { key: other.secret })).status).toBe(200);
    expect(await once('é'.repeat(3), CUSTOMERS).catch(() => ({ status: 400 }))).toMatchObject({
      status: 400,
    });
    expect(await once('x'.repeat(256), CUSTOMERS)).toMatchObject({
      status: 400,
      json: { code: 'bad-parameter' },
    });
  });

  test('of many at once one is done, and the others are told to wait or what it came to', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => once('a-2', CUSTOMERS)));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    for (const { status, json } of answers)
      if (status !== 200) expect(json).toMatchObject({ status: 409, code: 'in-flight' });
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(await listRuns(db, 9)).toHaveLength(1);
  });

  test('a request that died on the way is done when it is sent again', async () => {
    await db.$client.query(`create function die() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    await db.$client.query(
      'create trigger die before insert on api_answer for each row execute function die()',
    );
    expect(await once('a-3', CUSTOMERS)).toMatchObject({ status: 500, json: { code: 'internal' } });
    expect(await rows('select * from customer')).toEqual([]);
    await db.$client.query('drop trigger die on api_answer');
    expect(await once('a-3', CUSTOMERS)).toMatchObject({ status: 200, json: { added: 1 } });
    expect((await once('a-3', CUSTOMERS)).headers.get('idempotent-replayed')).toBe('true');
    expect((await listRuns(db, 5)).map(({ state }) => state)).toEqual(['done', 'interrupted']);
  });

  test('it is remembered for a day, and then forgotten', async () => {
    await once('a-4', CUSTOMERS);
    clock.now = new Date(API_NOON.getTime() + DAY_MS + 1);
    const late = await once('a-4', CUSTOMERS);
    expect(late.headers.get('idempotent-replayed')).toBeNull();
    expect(late.json).toMatchObject({ unchanged: 1 });
    await forgetOld(db, new Date(clock.now.getTime() + DAY_MS + 1));
    expect(await rows('select * from api_answer')).toEqual([]);
  });
});
