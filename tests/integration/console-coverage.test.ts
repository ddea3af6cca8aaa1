import { beforeEach, expect, test } from 'vitest';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day. */
const TODAY = day('2011-06-15');

beforeEach(() => emptyDatabase(db));

async function coveragePage(): Promise<string> {
  const page = await app.inject({
    method: 'GET',
    url: '/console/results/coverage',
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
  expect(body).toContain('<polyline');
  expect(body).toContain('180 days without an order');
});

test('before the first order the page says that there is nothing to cover', async () => {
  expect(await coveragePage()).toContain('Nobody has ordered yet');
});
