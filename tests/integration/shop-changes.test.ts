import { expect, test } from 'vitest';
import { orderLines } from '../support/import-text.ts';
import { wooOrder } from '../support/shop-payloads.ts';
import { openShopStand } from '../support/shop-stand.ts';

const { db, now, woo, work, rejects, timeline } = await openShopStand();
const LINES = [
  { sku: 'A', quantity: 2, total: '10.00' },
  { sku: 'B', quantity: 1, total: '5.00' },
  { sku: '', quantity: 1, total: '1.00' },
];
const on = (moment: string) => ({ date_modified_gmt: `2026-11-${moment}` });

test('an order that was deleted, brought back and deleted again is gone', async () => {
  await woo('order.created', wooOrder(2));
  expect(await woo('order.deleted', { id: 2 })).toBe(202);
  await work();
  expect(await timeline('puoti-25')).toEqual([]);
  await woo('order.restored', wooOrder(2, { date_modified_gmt: '2026-11-22T10:30:00' }));
  await work();
  expect(await timeline('puoti-25')).toEqual(['2026-11-20 order puoti-2 3960']);
  now.at = new Date('2026-11-22T11:00:00Z');
  expect(await woo('order.deleted', { id: 2 }, { 'x-wc-webhook-delivery-id': 'second' })).toBe(202);
  expect(await woo('order.deleted', { id: 2 }, { 'x-wc-webhook-delivery-id': 'second' })).toBe(200);
  await work();
  expect(await timeline('puoti-25')).toEqual([]);
});

test('a line that went is gone, though the order holds a refund of money alone and a line without a number', async () => {
  const refunds = [{ id: 10, reason: 'Rikki', total: '-2.00' }];
  await woo('order.created', wooOrder(1, { lines: LINES, ...on('20T08:00:00') }));
  await woo('order.updated', wooOrder(1, { lines: LINES.slice(1), refunds, ...on('21T08:00:00') }));
  await work();
  expect(await orderLines(db)).toEqual(['puoti-25 B puoti-1 2026-11-20 1 1 500']);
  await woo('order.updated', wooOrder(1, { lines: LINES.slice(2), refunds, ...on('22T08:00:00') }));
  await work();
  expect(await orderLines(db)).toEqual([]);
  expect(new Set((await rejects()).map(({ reason }) => reason))).toEqual(
    new Set(['missing', 'return-without-lines']),
  );
});

test('a line whose product was deleted in the shop stays the line that it was', async () => {
  await woo('order.created', wooOrder(1, { lines: LINES.slice(0, 2), ...on('20T08:00:00') }));
  const [a, b] = LINES;
  const deleted = { ...b, sku: '', quantity: 1, total: '5.00' };
  await woo(
    'order.updated',
    wooOrder(1, { lines: [{ ...a, sku: 'A', quantity: 3, total: '15.00' }, deleted], ...on('21T08:00:00') }),
  );
  await work();
  expect(await orderLines(db)).toEqual([
    'puoti-25 A puoti-1 2026-11-20 1 3 1500',
    'puoti-25 B puoti-1 2026-11-20 1 1 500',
  ]);
  expect(await rejects()).toEqual([]);
});

test('what came back in part and then whole came back once, and on the day on which it was first told', async () => {
  const [a, b] = LINES;
  const lines = [a, b] as typeof LINES;
  const refunds = [
    { id: 9, reason: '', total: '-5.00', line_items: [{ ...b, name: 'B', quantity: -1, total: '-5.00' }] },
  ];
  await woo('order.created', wooOrder(1, { lines, ...on('19T08:00:00') }));
  await woo('order.updated', wooOrder(1, { lines, refunds, ...on('20T08:00:00') }));
  await woo('order.updated', wooOrder(1, { lines, refunds, ...on('21T08:00:00') }));
  await work();
  expect(await timeline('puoti-25')).toContain('2026-11-20 credit puoti-1-return-9 -500');
  const whole = { lines, refunds: [...refunds, { id: 12, reason: '', total: '-51.42' }], status: 'refunded' };
  await woo('order.updated', wooOrder(1, { ...whole, ...on('21T12:00:00') }));
  await woo('order.updated', wooOrder(1, { ...whole, ...on('22T08:00:00') }));
  await work();
  expect(await timeline('puoti-25')).toEqual([
    '2026-11-21 credit puoti-1-return-all -1500',
    '2026-11-20 order puoti-1 1500',
  ]);
});
