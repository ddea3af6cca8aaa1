import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { recordStages } from '../../src/nurture/stage-store.ts';
import { hasDueDeliveries } from '../../src/webhooks/claim-store.ts';
import { changeEndpoint } from '../../src/webhooks/manage/change-endpoint.ts';
import { resendDead } from '../../src/webhooks/manage/resend-dead.ts';
import { listDeliveries, listEndpoints } from '../../src/webhooks/manage/webhook-list-store.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { SOMEBODY, webhookStand } from '../support/webhook-stand.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const { db } = await createTestDatabase();
const receiver = await startReceiver();
let { deps, deliver, wait, add, holdOut } = webhookStand(db);

beforeEach(async () => {
  await emptyDatabase(db);
  receiver.received.length = 0;
  receiver.answer(204);
  ({ deps, deliver, wait, add, holdOut } = webhookStand(db));
});

const SAYS_STOP = `insert into suppression (address_hash, reason, source) values ($1, 'unsubscribed', 'a test')`;

async function contactOf(customer: number, name: string): Promise<number> {
  const contact = await seedContact(db, customer, { email: `${name}@tukku.example.com` });
  await db.$client.query('update contact set address_hash = $1 where id = $2', [`hash ${contact}`, contact]);
  return contact;
}

/** A customer whose contact says stop: one event. Answers the customer. */
async function unsubscribed(customerId?: number): Promise<number> {
  const customer = customerId ?? (await seedCustomer(db));
  const contact = await contactOf(customer, 'maija');
  const reason = 'unsubscribed' as const;
  await suppress(db, { addressHash: `hash ${contact}`, reason, source: 'a test', at: new Date() });
  return customer;
}

const deliveries = () => listDeliveries(db, { limit: 1_000 });
const states = async () => (await deliveries()).map(({ state }) => state).reverse();
const customers = () => receiver.received.map(({ event }) => event.data.customer.id);

test('an event is signed as the specification says, and told in ids', async () => {
  const { secret } = await add(receiver.url);
  const customer = await unsubscribed();
  expect(await deliver()).toEqual({ taken: 1, failed: 0 });
  const [one] = receiver.received;
  expect(new Webhook(secret).verify(one?.body ?? '', one?.headers as Record<string, string>)).toMatchObject({
    type: 'contact.unsubscribed',
    data: { customer: { id: customer }, contact: { id: expect.any(Number) }, reason: 'unsubscribed' },
  });
  expect(one?.headers['content-type']).toBe('application/json');
  expect(one?.body).not.toMatch(/maija|Aino|\+358|Customer/);
  expect(await deliver()).toEqual({ taken: 0, failed: 0 });
  expect(await states()).toEqual(['delivered']);
});

test('of a silent customer it is told whether it is left alone on purpose', async () => {
  await add(receiver.url, { kinds: ['customer.silent'] });
  const customerId = await seedCustomer(db);
  const step = (day: number, stage: 'established' | 'silent') =>
    recordStages(db, day, [{ customerId, stage, since: '2026-01-01' }]);
  await step(20_000, 'established');
  await step(20_001, 'silent');
  holdOut();
  await deliver();
  expect(receiver.received[0]?.event).toMatchObject({ type: 'customer.silent', data: { heldOut: true } });
});

test('names, addresses and telephones go only where the endpoint wants them', async () => {
  await add(receiver.url, { includeContact: true });
  await unsubscribed();
  await deliver();
  expect(receiver.received[0]?.event.data).toMatchObject({
    customer: { name: expect.stringContaining('Customer') },
    contact: {
      name: 'Aino Virtanen',
      email: 'maija@tukku.example.com',
      phone: '+358 40 000 0001',
      role: 'buyer',
    },
  });
});

describe('without anybody to tell', () => {
  test('nothing is written down, and a kind that nobody asked for is not either', async () => {
    await unsubscribed();
    await add(receiver.url, { kinds: ['call.raised'] });
    await unsubscribed();
    const { rows } = await db.$client.query('select from webhook_event');
    expect(rows).toHaveLength(0);
  });

  test('a change that is taken back is told to nobody', async () => {
    await add(receiver.url);
    await expect(
      db.transaction(async (tx) => {
        await suppress(tx, { addressHash: 'x', reason: 'unsubscribed', source: 'a test', at: new Date() });
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect(await states()).toEqual([]);
  });
});

test('what happened first and was written down last is still told first', async () => {
  await add(receiver.url);
  const customer = await seedCustomer(db);
  const [first, second] = await Promise.all(['a', 'b'].map((name) => contactOf(customer, name)));
  const open = await db.$client.connect();
  try {
    await open.query('begin');
    await open.query(SAYS_STOP, [`hash ${first}`]);
    await db.$client.query(SAYS_STOP, [`hash ${second}`]);
    expect(await deliver()).toEqual({ taken: 0, failed: 0 });
    const running = deliver();
    await open.query('commit');
    expect((await running).taken).toBe(2);
  } finally {
    open.release();
  }
  expect(receiver.received.map(({ event }) => (event.data.contact as { id: number }).id)).toEqual([
    first,
    second,
  ]);
});

describe('a receiver in trouble', () => {
  test('is told again with the same id, and the customer’s later events wait behind; another customer’s go', async () => {
    await add(receiver.url);
    const ill = await unsubscribed();
    receiver.answer((reply, { event }) => reply.writeHead(event.data.customer.id === ill ? 500 : 200).end());
    await unsubscribed(ill);
    const well = await unsubscribed();
    expect(await deliver()).toEqual({ taken: 1, failed: 1 });
    expect(customers()).toEqual([ill, well]);
    await unsubscribed(ill);
    expect(await deliver()).toEqual({ taken: 0, failed: 0 });
    // What came meanwhile waits with the others: no worker is called for it.
    expect(await hasDueDeliveries(db, deps.now())).toBe(false);
    wait(60);
    expect(await hasDueDeliveries(db, deps.now())).toBe(true);
    receiver.answer(200);
    expect(await deliver()).toEqual({ taken: 3, failed: 0 });
    expect(customers()).toEqual([ill, well, ill, ill, ill]);
    const ids = receiver.received.map(({ id }) => id);
    expect(ids[2]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });

  test('is given three days, longer and longer apart; then the event is a dead letter and the next goes', async () => {
    await add(receiver.url);
    const customer = await unsubscribed();
    receiver.answer(500);
    let tries = 0;
    let lastTry = 0;
    for (let hours = 0; hours < 80 && (await states())[0] === 'waiting'; hours += 0.5) {
      const { failed } = await deliver();
      tries += failed;
      if (failed > 0) lastTry = hours;
      wait(HOUR / 2);
    }
    expect(await states()).toEqual(['dead']);
    expect(lastTry).toBe(72);
    expect(tries).toBeGreaterThan(8);
    expect(tries).toBeLessThan(16);
    receiver.answer(200);
    await unsubscribed(customer);
    await deliver();
    expect(await states()).toEqual(['dead', 'delivered']);
    const [dead] = (await deliveries()).filter(({ state }) => state === 'dead');
    expect(await resendDead(deps, { by: SOMEBODY, which: { deliveryId: dead?.id ?? 0 } })).toBe(1);
    expect(await deliver()).toEqual({ taken: 1, failed: 0 });
    expect(receiver.received.at(-1)?.id).toBe(receiver.received[0]?.id);
  });

  test('that fails for five days is switched off: nothing more is written down, and what waited can be sent again', async () => {
    const { id } = await add(receiver.url);
    receiver.answer(503);
    for (let day = 0; day <= 5; day += 1) {
      await unsubscribed();
      await deliver();
      wait(DAY);
    }
    expect((await listEndpoints(db, deps.now()))[0]).toMatchObject({ off: 'failing', waiting: 0, dead: 6 });
    await unsubscribed();
    expect(await states()).toHaveLength(6);
    expect(await resendDead(deps, { by: SOMEBODY, which: { endpointId: id } })).toBe(0);
    await changeEndpoint(deps, { id, by: SOMEBODY, change: 'on' });
    receiver.answer(200);
    expect(await resendDead(deps, { by: SOMEBODY, which: { endpointId: id } })).toBe(6);
    expect(await deliver()).toEqual({ taken: 6, failed: 0 });
  });

  test('that answers 410 Gone is asked no more', async () => {
    await add(receiver.url);
    await unsubscribed();
    await unsubscribed();
    receiver.answer(410);
    await deliver();
    expect((await listEndpoints(db, deps.now()))[0]).toMatchObject({ off: 'gone', waiting: 0, dead: 2 });
  });

  test('may ask for more time', async () => {
    await add(receiver.url);
    await unsubscribed();
    receiver.answer((reply) => reply.writeHead(429, { 'retry-after': '7200' }).end());
    await deliver();
    wait(1.9 * HOUR);
    expect(await deliver()).toEqual({ taken: 0, failed: 0 });
    wait(0.2 * HOUR);
    expect(await deliver()).toEqual({ taken: 0, failed: 1 });
  });

  test('holds up no other endpoint', async () => {
    const other = await startReceiver();
    await add(receiver.url);
    await add(other.url);
    receiver.answer(() => undefined);
    await Promise.all(Array.from({ length: 6 }, () => unsubscribed()));
    expect((await deliver()).taken).toBe(6);
    expect(other.received).toHaveLength(6);
  });
});
