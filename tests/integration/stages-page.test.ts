import { beforeEach, expect, test } from 'vitest';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day. */
const TODAY = day('2011-06-15');
const open = (url: string) => app.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });

beforeEach(() => emptyDatabase(db));

test('stages are counted on the first of each month and today, drawn, in numbers and with what each means', async () => {
  const customerId = await seedCustomer(db);
  await db.$client.query(
    `insert into stage_change (customer_id, stage, from_day, to_day)
     values ($1, 'established', '2011-02-10', '2011-06-10'), ($1, 'fading', '2011-06-10', null)`,
    [customerId],
  );
  const { body, statusCode } = await open('/console/results/stages');
  expect(statusCode).toBe(200);
  expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(2);
  const row = (...counts: number[]) => counts.map((count) => `<td class="number">${count}</td>`).join('');
  expect(body).toContain(`<th scope="row">15 June 2011</th>${row(0, 0, 0, 0, 1, 0, 0, 0)}`);
  expect(body).toContain(`<th scope="row">1 June 2011</th>${row(0, 0, 1, 0, 0, 0, 0, 0)}`);
  expect(body).toMatch(/<details>.*When a customer is in each stage.*more than 180 days/s);
  expect((await open('/console/results/stages.csv')).body).toContain('"15 June 2011",0,0,0,0,1,0,0,0');
});

test('before the first review the page says so, and still what each stage means', async () => {
  const { body } = await open('/console/results/stages');
  expect(body).toContain('No customer has been reviewed yet');
  expect(body).toContain('Loyal: established');
  expect(body).not.toContain('<svg aria-hidden');
});

test('on a customer’s page what its stage means is one press away', async () => {
  const customerId = await seedCustomer(db);
  await seedOrders(db, { customerId, productId: await seedProduct(db), days: [TODAY - 3] });
  const { body } = await open(`/console/customers/${customerId}`);
  expect(body).toMatch(
    /<details><summary>What this stage means<\/summary><p class="quiet">New: has ordered once/,
  );
});
