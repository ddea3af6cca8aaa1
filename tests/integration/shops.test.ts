import { expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { hasWaitingDeliveries } from '../../src/orders/shops/shop-delivery-store.ts';
import { ADDRESS_KEY, orderLines } from '../support/import-text.ts';
import { shopifyOrder, shopifyRefund, wooCustomer, wooOrder } from '../support/shop-payloads.ts';
import { openShopStand, SHOP_NOW } from '../support/shop-stand.ts';

const { db, woken, rows, woo, shopify, work, states, rejects, timeline } = await openShopStand();

test('an order of WooCommerce stands on the customer’s timeline, on the supplier’s day', async () => {
  expect(await woo('order.created', wooOrder(1001))).toBe(202);
  expect(woken.times).toBeGreaterThan(0);
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
    // A third of what the order counts for, without the tax that the shop's own 18.00 hold.
    '2026-11-21 credit kauppa-450789469-return-509562969 -1579',
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
  await erasePerson({ db, now: () => SHOP_NOW }, { address, addressHash: addressHash(address, ADDRESS_KEY) });
  expect(await rows('select payload from shop_delivery')).toEqual([{ payload: null }]);
  await woo('order.created', wooOrder(2));
  await work();
  expect(await rows('select payload from shop_delivery')).toEqual([{ payload: null }, { payload: null }]);
  expect(await rows('select name from contact')).toEqual([{ name: '(erased)' }]);
  expect(await timeline('puoti-25')).toHaveLength(2);
});
