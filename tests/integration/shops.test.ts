import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { registerShops } from '../../src/api/register-shops.ts';
import { addressHash } from '../../src/customers/address-hash.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { forgetOld } from '../../src/nurture/retention-store.ts';
import { readTimeline } from '../../src/nurture/timeline-store.ts';
import { hasWaitingDeliveries } from '../../src/orders/shops/shop-delivery-store.ts';
import { takeDeliveries } from '../../src/orders/shops/take-deliveries.ts';
import type { Shop } from '../../src/platform/read-shops.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { ADDRESS_KEY, orderLines } from '../support/import-text.ts';
import { emptyDatabase } from '../support/seed.ts';
import { shopifyOrder, shopifyRefund, sign, wooCustomer, wooOrder } from '../support/shop-payloads.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const [SECRET, NEXT] = ['s'.repeat(40), 'n'.repeat(40)];
const NOW = new Date('2026-11-22T10:00:00Z');
const shops: Shop[] = [
  { platform: 'woocommerce', name: 'puoti', secrets: [SECRET, NEXT] },
  { platform: 'shopify', name: 'kauppa', secrets: [SECRET] },
];
let woken = 0;
const wakeWorker = async () => {
  woken += 1;
};
const app = fastify();
await registerShops(app, { db, now: () => NOW, shops, wakeWorker });
const origin = await app.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => app.close());

beforeEach(async () => {
  await emptyDatabase(db);
  await db.$client.query('truncate shop_delivery, import_run, suppression cascade');
});

type Told = Record<string, unknown>;

/** As the shop posts it. Answers the status. */
async function post(path: string, body: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${origin}/shops/${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect(await answer.text()).toBe('');
  return answer.status;
}

function woo(topic: string, payload: Told, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify(payload);
  return post('woocommerce/puoti', body, {
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-delivery-id': randomUUID(),
    'x-wc-webhook-signature': sign(body, SECRET),
    ...headers,
  });
}

function shopify(topic: string, payload: Told, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify(payload);
  return post('shopify/kauppa', body, {
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-triggered-at': '2026-11-22T09:59:00.000000000Z',
    'x-shopify-hmac-sha256': sign(body, SECRET),
    ...headers,
  });
}

const supplier = { currency: 'EUR', timeZone: 'Europe/Helsinki', language: 'sv' as const };
const work = () =>
  takeDeliveries({ db, now: () => NOW, addressKey: ADDRESS_KEY, supplier }, new AbortController().signal);

async function rows(query: string): Promise<Told[]> {
  return (await db.$client.query(query)).rows;
}
const states = async () =>
  (await rows('select state from shop_delivery order by id')).map(({ state }) => state);
const rejects = () => rows('select reason, "column", value, detail from import_reject order by id');

async function timeline(customer: string): Promise<string[]> {
  const [row] = await rows(`select id from customer where external_id = '${customer}'`);
  const entries = await readTimeline(db, row?.id as number, 'Europe/Helsinki');
  return entries.map(({ day, kind, facts }) => `${isoFromDay(day)} ${kind} ${facts.number} ${facts.cents}`);
}

test('an order of WooCommerce stands on the customer’s timeline, on the supplier’s day', async () => {
  expect(await woo('order.created', wooOrder(1001))).toBe(202);
  expect(woken).toBeGreaterThan(0);
  expect(await hasWaitingDeliveries(db)).toBe(true);
  await work();
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-1001 3960']);
  expect(await rows('select name, country, city, care_level from customer')).toEqual([
    { name: 'Kahvila Aamu Oy', country: 'FI', city: 'Turku', care_level: 'small' },
  ]);
  expect(await rows('select name, first_name, email, phone, language, legal_class from contact')).toEqual([
    {
      ...{ name: 'Aino Esimerkki', first_name: 'Aino', email: 'aino@kahvila.example.com' },
      ...{ phone: '+358 40 000 0011', language: 'sv', legal_class: 'unknown' },
    },
  ]);
  expect(await rows('select external_id, name from product')).toEqual([
    { external_id: 'KAHVI-500', name: 'Tuote KAHVI-500' },
  ]);
});

test('an order of Shopify counts net of discounts and included tax, and its buyer’s language is hers', async () => {
  expect(await shopify('orders/create', shopifyOrder(450789469))).toBe(202);
  await work();
  // 3 × 20.00 less 6.00 less 6.62; half past six in the evening in New York is the next day in Helsinki.
  expect(await timeline('kauppa-207119551')).toEqual(['2026-11-19 order kauppa-450789469 4738']);
  expect(await rows('select language from contact')).toEqual([{ language: 'fi' }]);
  expect(await rows('select basis from consent_event')).toEqual([]);
});

test('what is not surely the shop’s is refused without a word', async () => {
  const body = JSON.stringify(wooOrder(1));
  expect(
    await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': sign(body, 'x'.repeat(40)) }),
  ).toBe(401);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': '' })).toBe(401);
  expect(await woo('order.created', wooOrder(2), { 'x-wc-webhook-signature': sign(body, SECRET) })).toBe(401);
  expect(await woo('', wooOrder(1))).toBe(401);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-delivery-id': '' })).toBe(401);
  expect(await post('woocommerce/other', body, {})).toBe(404);
  expect(await post('shopify/puoti', body, { 'x-shopify-hmac-sha256': sign(body, SECRET) })).toBe(404);
  expect(await states()).toEqual([]);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': sign(body, NEXT) })).toBe(202);
});

test('the signature holds for the bytes as they came, spaces and all', async () => {
  const body = `\n${JSON.stringify(wooOrder(1), null, 3)}\n`;
  const headers = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': 'a' };
  const again = { ...headers, 'x-wc-webhook-signature': sign(JSON.stringify(wooOrder(1)), SECRET) };
  expect(await post('woocommerce/puoti', body, again)).toBe(401);
  expect(
    await post('woocommerce/puoti', body, { ...headers, 'x-wc-webhook-signature': sign(body, SECRET) }),
  ).toBe(202);
});

test('WooCommerce is told that somebody is there when it saves a webhook, and nothing is kept of it', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await post('woocommerce/puoti', 'webhook_id=12', form)).toBe(200);
  expect(await post('shopify/kauppa', 'webhook_id=12', form)).toBe(401);
  expect(await states()).toEqual([]);
});

test('the same delivery again, and its body under a new id, change nothing', async () => {
  const id = { 'x-wc-webhook-delivery-id': 'one' };
  expect(await woo('order.created', wooOrder(1), id)).toBe(202);
  expect(await woo('order.created', wooOrder(1), id)).toBe(200);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-delivery-id': 'two' })).toBe(200);
  expect(await states()).toEqual(['waiting']);
});

test('what claims to be days old is refused', async () => {
  const at = (when: string) => shopify('orders/create', shopifyOrder(1), { 'x-shopify-triggered-at': when });
  expect(await at('2026-11-18T09:00:00Z')).toBe(401);
  expect(await at('2026-11-22T11:00:00Z')).toBe(401);
  expect(await at('yesterday')).toBe(401);
  expect(await at('2026-11-20T11:00:00Z')).toBe(202);
});

test('a body beyond all orders is refused before it is read', async () => {
  expect(
    await fetch(`${origin}/shops/shopify/kauppa`, { method: 'POST', body: 'x'.repeat(4_200_000) }).then(
      (a) => a.status,
    ),
  ).toBe(413);
});

test('a changed order is as it was changed: lines that went are gone; an older word changes nothing back', async () => {
  const two = [
    { sku: 'A', quantity: 1, total: '10.00' },
    { sku: 'B', quantity: 2, total: '0.30' },
  ];
  const at = (time: string) => ({ date_modified_gmt: `2026-11-20T${time}` });
  await woo('order.created', wooOrder(7, { lines: two, ...at('08:00:00') }));
  await woo(
    'order.updated',
    wooOrder(7, { lines: [{ sku: 'A', quantity: 3, total: '30.00' }], ...at('09:00:00') }),
  );
  await woo('order.updated', wooOrder(7, { lines: two, ...at('08:30:00') }));
  await work();
  expect(await orderLines(db)).toEqual(['puoti-25 A puoti-7 2026-11-20 1 3 3000']);
  expect(await states()).toEqual(['done', 'done', 'overtaken']);
});

test('an order that is cancelled or deleted never was; one that was never paid for neither', async () => {
  const at = { date_modified_gmt: '2026-11-21T08:00:00' };
  for (const id of [1, 2, 3]) await woo('order.created', wooOrder(id));
  await woo('order.updated', wooOrder(1, { status: 'cancelled', ...at }));
  await woo('order.deleted', { id: 2 });
  await woo('order.created', wooOrder(4, { status: 'pending' }));
  await work();
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-3 3960']);
  expect(await rejects()).toEqual([]);
});

test('an order paid back whole came back; money alone is a reject that says so', async () => {
  const later = { date_modified_gmt: '2026-11-21T08:00:00' };
  await woo('order.created', wooOrder(1));
  await woo(
    'order.updated',
    wooOrder(1, { ...later, status: 'refunded', refunds: [{ id: 9, reason: '', total: '-56.42' }] }),
  );
  await woo(
    'order.updated',
    wooOrder(2, { ...later, refunds: [{ id: 10, reason: 'Rikki', total: '-5.00' }] }),
  );
  await work();
  expect(await timeline('puoti-25')).toEqual([
    '2026-11-21 credit puoti-1-return-all -3960',
    '2026-11-20 order puoti-1 3960',
    '2026-11-20 order puoti-2 3960',
  ]);
  const [reject] = await rejects();
  expect(reject).toEqual({ reason: 'return-without-lines', column: 'amount', value: '-5.00', detail: null });
});

test('a refund of Shopify gives back its lines once, told twice, and goes with an order that is cancelled', async () => {
  const order = 450789469;
  const refund = shopifyRefund(509562969, order, 1, 18);
  await shopify('orders/create', shopifyOrder(order));
  await shopify('refunds/create', refund);
  await shopify(
    'orders/updated',
    shopifyOrder(order, { refunds: [refund], updated_at: '2026-11-21T04:00:01-05:00' }),
  );
  await work();
  expect(await timeline('kauppa-207119551')).toEqual([
    '2026-11-21 credit kauppa-450789469-return-509562969 -1800',
    '2026-11-19 order kauppa-450789469 4738',
  ]);
  const cancelled = { cancelled_at: '2026-11-22T04:00:00-05:00', updated_at: '2026-11-22T04:00:00-05:00' };
  await shopify('orders/cancelled', shopifyOrder(order, { ...cancelled, refunds: [refund] }));
  await shopify('refunds/create', shopifyRefund(509562970, order, 2, 36));
  await work();
  expect(await timeline('kauppa-207119551')).toEqual([]);
});

test('another currency and a line without a product number are rejects; the other lines come in', async () => {
  await woo('order.created', wooOrder(1, { currency: 'SEK' }));
  await woo(
    'order.created',
    wooOrder(2, {
      lines: [
        { sku: '', quantity: 1, total: '1.00' },
        { sku: 'A', quantity: 1, total: '2.00' },
      ],
    }),
  );
  await work();
  expect(await rejects()).toEqual([
    { reason: 'other-currency', column: 'amount', value: '39.60 SEK', detail: 'EUR' },
    { reason: 'missing', column: 'product', value: '', detail: null },
  ]);
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-2 200']);
});

test('a guest is one customer however often she comes; without an address nobody can be told', async () => {
  const guest = (id: number, email: string) =>
    wooOrder(id, { customer_id: 0, billing: { first_name: 'Gun', last_name: 'Gäst', email, country: 'FI' } });
  await woo('order.created', guest(1, 'gun@gast.example.com'));
  await woo('order.created', guest(2, 'Gun@gast.example.com'));
  await woo('order.created', guest(3, ''));
  await work();
  expect(await rows('select name from customer')).toEqual([{ name: 'Gun Gäst' }]);
  expect(await rows('select count(*)::int as orders from customer_order')).toEqual([{ orders: 2 }]);
  expect(await rejects()).toMatchObject([{ reason: 'missing', column: 'customer' }]);
});

test('test orders and matters of no concern are passed over; what has another shape is a reject', async () => {
  await shopify('orders/create', shopifyOrder(1, { test: true }));
  await shopify('products/update', { id: 3, title: 'Tee' });
  await shopify('orders/create', { id: 'none', line_items: 'none' });
  await woo('coupon.created', { id: 3 });
  await woo('order.created', { id: 5 });
  await work();
  expect(await states()).toEqual(['ignored', 'ignored', 'broken', 'ignored', 'broken']);
  expect(await rejects()).toMatchObject([
    { reason: 'other-shape', detail: 'orders/create' },
    { reason: 'other-shape', detail: 'order.created' },
  ]);
});

test('a customer who was changed in the shop is changed here, and what she asked of us stays', async () => {
  await woo('customer.created', wooCustomer(25));
  await work();
  const [contact] = await rows('select id, address_hash from contact');
  await db.$client.query(
    `insert into consent_event (contact_id, basis, source) values ($1, 'opt-in', 'a form')`,
    [contact?.id],
  );
  await db.$client.query(
    `insert into suppression (address_hash, reason, source) values ($1, 'unsubscribed', 'a mail')`,
    [contact?.address_hash],
  );
  await db.$client.query(`insert into cadence (contact_id, days) values ($1, 60)`, [contact?.id]);
  await db.$client.query(`update contact set language = 'en', legal_class = 'corporate'`);
  const kept = () =>
    rows(`select p.language, p.legal_class, e.basis, s.reason, k.days from contact p
    join consent_event e on e.contact_id = p.id join suppression s using (address_hash) join cadence k on k.contact_id = p.id`);
  const before = await kept();
  await woo(
    'customer.updated',
    wooCustomer(25, { last_name: 'Uusinimi', date_modified_gmt: '2026-11-21T07:00:00' }),
  );
  await woo(
    'order.created',
    wooOrder(1, { billing: { ...wooOrder(1).billing, last_name: 'Uusinimi', phone: '+358 40 000 0012' } }),
  );
  await work();
  expect(await rows('select name, phone from contact')).toEqual([
    { name: 'Aino Uusinimi', phone: '+358 40 000 0012' },
  ]);
  expect(before).toHaveLength(1);
  expect(await kept()).toEqual(before);
});

test('a person who was erased does not come back; what the company buys does', async () => {
  await woo('order.created', wooOrder(1));
  await work();
  const address = 'aino@kahvila.example.com';
  await erasePerson({ db, now: () => NOW }, { address, addressHash: addressHash(address, ADDRESS_KEY) });
  expect(await rows('select payload from shop_delivery')).toEqual([{ payload: null }]);
  await woo('order.created', wooOrder(2));
  await work();
  expect(await rows('select payload from shop_delivery')).toEqual([{ payload: null }, { payload: null }]);
  expect(await rows('select name from contact')).toEqual([{ name: '(erased)' }]);
  expect(await timeline('puoti-25')).toHaveLength(2);
});

test('what a shop told is forgotten in time, and still known when it comes again', async () => {
  await woo('order.created', wooOrder(1));
  await work();
  await forgetOld(db, new Date('2026-12-25T10:00:00Z'));
  expect(await rows('select payload, state from shop_delivery')).toEqual([{ payload: null, state: 'done' }]);
  expect(await woo('order.created', wooOrder(1))).toBe(200);
});

test('a worker that ends in the middle leaves nothing half, and the next one goes on', async () => {
  await woo('order.created', wooOrder(1));
  const failing = {
    db,
    now: () => NOW,
    addressKey: ADDRESS_KEY,
    supplier: { ...supplier, timeZone: 'Nowhere/None' },
  };
  await expect(takeDeliveries(failing, new AbortController().signal)).rejects.toThrow();
  expect(await states()).toEqual(['waiting']);
  expect(await orderLines(db)).toEqual([]);
  await Promise.all([work(), work()]);
  await work();
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-1 3960']);
});
