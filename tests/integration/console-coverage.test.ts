import { beforeEach, expect, test } from 'vitest';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { seedApproved } from '../support/seed-approved.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day. */
const TODAY = day('2011-06-15');

beforeEach(() => emptyDatabase(db));

async function coveragePage(ending = ''): Promise<string> {
  const page = await app.inject({
    method: 'GET',
    url: `/console/results/coverage${ending}`,
    headers: { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
  });
  expect(page.statusCode).toBe(200);
  return page.body;
}

test('the coverage page shows each level, what nobody’s customers bring, and how long they stay', async () => {
  const productId = await seedProduct(db);
  for (let i = 0; i < 4; i += 1) {
    const customerId = await seedCustomer(db);
    const days = Array.from({ length: 10 }, (_, k) => TODAY - 300 + 30 * k);
    await seedOrders(db, { customerId, productId, days: i === 0 ? days.slice(0, 2) : days });
  }
  const body = await coveragePage();
  expect(body).toContain('Customers of nobody');
  expect(body).toContain('Nobody cares for 100% of the customers');
  expect(body).toContain('cannot tell yet');
  expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(2);
  expect(body).toContain('180 days without an order');
  expect(body).toMatch(/<th scope="row">Customers of nobody<\/th><td class="number">4<\/td>/);
  const levels = (await coveragePage('.csv?part=levels')).split('\r\n');
  expect(levels[0]).toContain('"Lost within a year of the first order, Lower end"');
  expect(levels[3]).toMatch(/^"Customers of nobody",4,\d+/);
  const survival = (await coveragePage('.csv?part=survival')).split('\r\n');
  expect(survival[1]).toMatch(/^"Customers of nobody",1,1,1,1,1,1,.*,0\.75,0\.\d+,0\.\d+$/);
});

test('before the first order the page says that there is nothing to cover', async () => {
  expect(await coveragePage()).toContain('Nobody has ordered yet');
});

const todayPage = async () =>
  (await app.inject({ method: 'GET', url: '/console', headers: { host: 'localhost:3000' } })).body;

test('before a single mail Today tells who is cared for, and no more once one is planned', async () => {
  const productId = await seedProduct(db);
  const customerId = await seedCustomer(db);
  const days = Array.from({ length: 10 }, (_, k) => TODAY - 300 + 30 * k);
  await seedOrders(db, { customerId, productId, days });
  expect(await todayPage()).toContain('Nobody cares for 100% of the customers');
  await seedApproved(db, 1, TODAY);
  expect(await todayPage()).not.toContain('Nobody cares for');
});

test('the coverage page says what the payback was reckoned with, and leads to where that is changed', async () => {
  const productId = await seedProduct(db);
  const customerId = await seedCustomer(db);
  await seedOrders(db, { customerId, productId, days: [TODAY - 30, TODAY - 5] });
  const body = await coveragePage();
  expect(body).toContain('Reckoned with a margin of');
  expect(body).toContain('/console/care-model#coverage.marginShare');
  const { body: careModel } = await app.inject({
    method: 'GET',
    url: '/console/care-model',
    headers: { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
  });
  for (const input of ['marginShare', 'callCents', 'personCents'])
    expect(careModel).toContain(`name="coverage.${input}"`);
});
