import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { beforeEach, expect } from 'vitest';
import { registerShops } from '../../src/api/register-shops.ts';
import { readTimeline } from '../../src/nurture/timeline-store.ts';
import { takeDeliveries } from '../../src/orders/shops/take-deliveries.ts';
import type { Shop } from '../../src/platform/read-shops.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { ADDRESS_KEY } from './import-text.ts';
import { emptyDatabase } from './seed.ts';
import { sign } from './shop-payloads.ts';
import { createTestDatabase } from './test-database.ts';
import { whenFileEnds } from './when-file-ends.ts';

export const [SHOP_SECRET, NEXT_SHOP_SECRET] = ['s'.repeat(40), 'n'.repeat(40)] as const;
export const SHOP_NOW = new Date('2026-11-22T10:00:00Z');
const SHOPS: Shop[] = [
  { platform: 'woocommerce', name: 'puoti', secrets: [SHOP_SECRET, NEXT_SHOP_SECRET] },
  { platform: 'shopify', name: 'kauppa', secrets: [SHOP_SECRET] },
];
export const SHOP_SUPPLIER = { currency: 'EUR', timeZone: 'Europe/Helsinki', language: 'sv' as const };

export type Told = Record<string, unknown>;

/** Two shops and a server that hears them, with a database emptied before each test of the file. */
export async function openShopStand() {
  const { db } = await createTestDatabase();
  const woken = { times: 0 };
  const wakeWorker = async () => {
    woken.times += 1;
  };
  const app = fastify();
  const now = { at: SHOP_NOW };
  await registerShops(app, { db, now: () => now.at, shops: SHOPS, wakeWorker });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  whenFileEnds(() => app.close());
  beforeEach(async () => {
    now.at = SHOP_NOW;
    await emptyDatabase(db);
    await db.$client.query('truncate shop_delivery, import_run, suppression cascade');
  });
  const rows = async (query: string): Promise<Told[]> => (await db.$client.query(query)).rows;
  return {
    ...{ db, origin, now, woken, rows, ...tellAs(origin) },
    work: () =>
      takeDeliveries(
        { db, now: () => SHOP_NOW, addressKey: ADDRESS_KEY, supplier: SHOP_SUPPLIER },
        new AbortController().signal,
      ),
    states: async () => (await rows('select state from shop_delivery order by id')).map(({ state }) => state),
    rejects: () => rows('select reason, "column", value, detail from import_reject order by id'),
    async timeline(customer: string): Promise<string[]> {
      const [row] = await rows(`select id from customer where external_id = '${customer}'`);
      const entries = await readTimeline(db, row?.id as number, 'Europe/Helsinki');
      return entries.map(
        ({ day, kind, facts }) => `${isoFromDay(day)} ${kind} ${facts.number} ${facts.cents}`,
      );
    },
  };
}

/** How shops speak. Each answers the status. */
function tellAs(origin: string) {
  const post = async (path: string, body: string, headers: Record<string, string>): Promise<number> => {
    const answer = await fetch(`${origin}/shops/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(await answer.text()).toBe('');
    return answer.status;
  };
  return {
    post,
    woo(topic: string, payload: Told, headers: Record<string, string> = {}): Promise<number> {
      const body = JSON.stringify(payload);
      return post('woocommerce/puoti', body, {
        'x-wc-webhook-topic': topic,
        'x-wc-webhook-delivery-id': randomUUID(),
        'x-wc-webhook-signature': sign(body, SHOP_SECRET),
        ...headers,
      });
    },
    shopify(topic: string, payload: Told, headers: Record<string, string> = {}): Promise<number> {
      const body = JSON.stringify(payload);
      return post('shopify/kauppa', body, {
        'x-shopify-topic': topic,
        'x-shopify-webhook-id': randomUUID(),
        'x-shopify-triggered-at': '2026-11-22T09:59:00.000000000Z',
        'x-shopify-hmac-sha256': sign(body, SHOP_SECRET),
        ...headers,
      });
    },
  };
}
