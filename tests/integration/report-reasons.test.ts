import { beforeEach, expect, test } from 'vitest';
import { measureReasons } from '../../src/nurture/reasons/measure-reasons.ts';
import { type Day, isoFromDay, monthOfDay } from '../../src/shared/calendar-day.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day. */
const TODAY = day('2011-06-15');

beforeEach(() => emptyDatabase(db));

async function leave(reason: string, on: Day, days: readonly Day[] = [], known?: number): Promise<number> {
  const customerId = known ?? (await seedCustomer(db));
  if (days.length > 0) await seedOrders(db, { customerId, productId: await seedProduct(db), days });
  await db.$client.query(
    `with task as (
       insert into call_task (customer_id, state, purpose, signals, stake_cents, probability, raised_on, expires_on)
       values ($1, 'done', 'retention', '[]', 0, 1, $2, $2) returning id)
     insert into call_outcome (task_id, customer_id, reached, leaving_reason, "on")
     select id, $1, 'reached', $3, $2 from task`,
    [customerId, isoFromDay(on), reason],
  );
  return customerId;
}

async function complain(about: string | null, product: string | null, on: Day): Promise<void> {
  const customerId = await seedCustomer(db);
  await db.$client.query(
    `insert into complaint (external_id, customer_id, product_external_id, about, opened_on)
     values (gen_random_uuid()::text, $1, $2, $3, $4)`,
    [customerId, product, about, isoFromDay(on)],
  );
}

const open = (url: string) => app.inject({ method: 'GET', url, headers: { host: 'localhost:3000' } });

test('a customer that said twice why it leaves counts once, with what it ordered in the year before', async () => {
  const twice = await leave('price', day('2011-03-10'), [
    day('2010-01-01'),
    day('2010-12-01'),
    day('2011-01-01'),
  ]);
  await leave('quality', day('2011-05-02'), [], twice);
  await leave('price', day('2011-05-20'));
  await leave('price', day('2010-05-20'));
  const { months, leaving } = await measureReasons({ db }, TODAY);
  expect(months.at(-1)).toBe(monthOfDay(TODAY));
  expect(months).toHaveLength(12);
  expect(leaving.map(({ name, total }) => [name, total])).toEqual([
    ['price', 1],
    ['quality', 1],
  ]);
  const quality = leaving.find(({ name }) => name === 'quality');
  expect(quality?.counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  expect(quality?.yearCents).toBeGreaterThan(0);
});

test('complaints are counted by kind and by product, most first, and one that says nothing is not lost', async () => {
  await complain('delivery', 'X-1', day('2011-02-02'));
  await complain('delivery', null, day('2011-06-02'));
  await complain(null, 'X-1', day('2011-06-03'));
  const { complaints, products } = await measureReasons({ db }, TODAY);
  expect(complaints.map(({ name, total }) => [name, total])).toEqual([
    ['delivery', 2],
    [null, 1],
  ]);
  expect(products.map(({ name, total }) => [name, total])).toEqual([['X-1', 2]]);
});

test('beyond the fifteen most frequent the kinds stand together, and none is lost', async () => {
  for (let kind = 0; kind < 18; kind += 1)
    for (let i = 0; i <= (kind < 14 ? 1 : 0); i += 1)
      await complain(`kind ${String(kind).padStart(2, '0')}`, null, day('2011-06-02'));
  const { complaints } = await measureReasons({ db }, TODAY);
  expect(complaints).toHaveLength(16);
  expect(complaints[14]).toMatchObject({ name: 'kind 14', total: 1 });
  expect(complaints[15]).toMatchObject({ name: { others: true }, total: 3 });
  expect(complaints[15]?.counts.at(-1)).toBe(3);
  expect((await open('/console/results/reasons')).body).toContain('<th scope="row">Others</th>');
});

test('the page tells reasons and complaints in words and by month, and hands them over as a table', async () => {
  await leave('price', day('2011-05-20'), [day('2011-01-01')]);
  await complain('delivery', 'X-1', day('2011-02-02'));
  const { body, statusCode } = await open('/console/results/reasons');
  expect(statusCode).toBe(200);
  expect(body).toContain('Price: 1 customer, who ordered goods worth');
  expect(body).toContain('Feb 2011');
  expect(body).toContain('<details>');
  // Leaving and complaints, each for a desk and for a telephone.
  expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(4);
  const csv = await open('/console/results/reasons.csv?part=leaving');
  expect(csv.body).toContain('"Price",1,');
  expect((await open('/console/results/reasons.csv?part=products')).body).toContain('"X-1",1,');
});

test('with nobody gone and nothing complained about the page says so', async () => {
  const { body } = await open('/console/results/reasons');
  expect(body).toContain('Nobody has said on the telephone');
  expect(body).toContain('No complaints.');
  expect(body).not.toContain('<svg aria-hidden');
});
