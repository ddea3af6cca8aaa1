import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { registerCalendar } from '../../src/api/register-calendar.ts';
import { registerShops } from '../../src/api/register-shops.ts';
import { SHOP_NOW, SHOP_SECRET } from '../support/shop-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

/** Statuses of so many requests from one address within a moment, and of one from another address after them. */
async function flood(
  register: (app: ReturnType<typeof fastify>) => Promise<void>,
  url: string,
  times: number,
) {
  const app = fastify();
  await register(app);
  const sent = url.startsWith('/shops') ? { method: 'POST' as const, payload: '{}' } : {};
  const ask = async (remoteAddress: string) => (await app.inject({ url, remoteAddress, ...sent })).statusCode;
  const statuses = [];
  for (let n = 0; n < times; n++) statuses.push(await ask('192.0.2.1'));
  const other = await ask('192.0.2.2');
  await app.close();
  return { first: statuses[0], last: statuses.at(-1), other };
}

test('who guesses at calendars is told to wait, by its own address only', async () => {
  const register = (app: ReturnType<typeof fastify>) =>
    registerCalendar(app, { db, publicUrl: 'http://127.0.0.1:3000' });
  expect(await flood(register, `/calendar/${'x'.repeat(43)}.ics`, 121)).toEqual({
    ...{ first: 404, last: 429, other: 404 },
  });
});

test('who floods a shop’s address with what no shop signed is told to wait, and the shop is heard', async () => {
  const shops = [{ platform: 'shopify' as const, name: 'kauppa', secrets: [SHOP_SECRET] }];
  const register = (app: ReturnType<typeof fastify>) =>
    registerShops(app, { db, now: () => SHOP_NOW, shops, wakeWorker: async () => undefined });
  expect(await flood(register, '/shops/shopify/kauppa', 1_201)).toEqual({
    first: 401,
    last: 429,
    other: 401,
  });
});
