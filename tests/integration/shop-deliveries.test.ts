import { expect, test } from 'vitest';
import { forgetOld } from '../../src/nurture/retention-store.ts';
import { takeDeliveries } from '../../src/orders/shops/take-deliveries.ts';
import { ADDRESS_KEY, orderLines } from '../support/import-text.ts';
import { shopifyOrder, sign, wooOrder } from '../support/shop-payloads.ts';
import {
  NEXT_SHOP_SECRET,
  openShopStand,
  SHOP_NOW,
  SHOP_SECRET,
  SHOP_SUPPLIER,
} from '../support/shop-stand.ts';

const { db, origin, rows, post, woo, shopify, work, states, timeline } = await openShopStand();

test('what is not surely the shop’s is refused without a word', async () => {
  const body = JSON.stringify(wooOrder(1));
  expect(
    await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': sign(body, 'x'.repeat(40)) }),
  ).toBe(401);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': '' })).toBe(401);
  expect(await woo('order.created', wooOrder(2), { 'x-wc-webhook-signature': sign(body, SHOP_SECRET) })).toBe(
    401,
  );
  expect(await woo('', wooOrder(1))).toBe(401);
  expect(await woo('order.created', wooOrder(1), { 'x-wc-webhook-delivery-id': '' })).toBe(401);
  expect(await post('woocommerce/other', body, {})).toBe(404);
  expect(await post('shopify/puoti', body, { 'x-shopify-hmac-sha256': sign(body, SHOP_SECRET) })).toBe(404);
  expect(await states()).toEqual([]);
  expect(
    await woo('order.created', wooOrder(1), { 'x-wc-webhook-signature': sign(body, NEXT_SHOP_SECRET) }),
  ).toBe(202);
});

test('the signature holds for the bytes as they came, spaces and all', async () => {
  const body = `\n${JSON.stringify(wooOrder(1), null, 3)}\n`;
  const headers = { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': 'a' };
  const again = { ...headers, 'x-wc-webhook-signature': sign(JSON.stringify(wooOrder(1)), SHOP_SECRET) };
  expect(await post('woocommerce/puoti', body, again)).toBe(401);
  expect(
    await post('woocommerce/puoti', body, { ...headers, 'x-wc-webhook-signature': sign(body, SHOP_SECRET) }),
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

test('the body of an order, sent again as a deletion or as a customer, changes nothing', async () => {
  await woo('order.created', wooOrder(1));
  await shopify('orders/create', shopifyOrder(450789469));
  await work();
  const before = [await orderLines(db), await rows('select external_id, name from customer order by id')];
  for (const topic of ['order.deleted', 'customer.updated']) await woo(topic, wooOrder(1));
  for (const topic of ['orders/delete', 'customers/update']) await shopify(topic, shopifyOrder(450789469));
  await work();
  expect(await states()).toEqual(['done', 'done', 'broken', 'broken', 'broken', 'broken']);
  expect([await orderLines(db), await rows('select external_id, name from customer order by id')]).toEqual(
    before,
  );
  expect(before[0]).toHaveLength(2);
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
    now: () => SHOP_NOW,
    addressKey: ADDRESS_KEY,
    supplier: { ...SHOP_SUPPLIER, timeZone: 'Nowhere/None' },
  };
  await expect(takeDeliveries(failing, new AbortController().signal)).rejects.toThrow();
  expect(await states()).toEqual(['waiting']);
  expect(await orderLines(db)).toEqual([]);
  await Promise.all([work(), work()]);
  await work();
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-1 3960']);
});
