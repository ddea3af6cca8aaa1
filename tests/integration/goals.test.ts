import { beforeEach, expect, test } from 'vitest';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { measureGoals } from '../../src/nurture/goals/measure-goals.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
/** Two years and a month after the first order. */
const TODAY = day('2026-06-15');
const BOOKS_BEGIN = TODAY - 760;
const LAST_YEAR = TODAY - 400;
let productId: number;

beforeEach(async () => {
  await emptyDatabase(db);
  productId = await seedProduct(db);
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, goals: { ordersRise: 0.1, churnMost: 0.15 } }, 'test');
});

async function seed(customers: number, days: readonly Day[], careLevel: 'small' | 'key' = 'small') {
  for (let i = 0; i < customers; i += 1)
    await seedOrders(db, { customerId: await seedCustomer(db, { careLevel }), productId, days });
}

async function sharesOfToday() {
  const goals = await measureGoals({ db }, TODAY);
  return Object.fromEntries(
    goals.map(({ name, course, reached }) => [name, { share: course.at(-1)?.share, reached }]),
  );
}

test('twenty customers, worked by hand: orders of a year against the year before, and who was lost', async () => {
  // 17 ordered once in each year; 2 are silent for 181 days, one for 180 and so not lost yet; all bought in the year before.
  await seed(17, [LAST_YEAR, TODAY - 20]);
  await seed(2, [LAST_YEAR, TODAY - 181]);
  await seed(1, [LAST_YEAR, LAST_YEAR + 2, TODAY - 200, TODAY - 190, TODAY - 185, TODAY - 180]);
  // Neither new customers are lost or kept, nor those whom nobody nurtures; an order of today is not in yet.
  await seed(4, [TODAY - 300, TODAY]);
  await seed(5, [BOOKS_BEGIN, LAST_YEAR], 'key');
  // Year before: 17 + 2 + 2 = 21 orders. Last year: 17 + 2 + 4 + 4 = 27.
  expect(await sharesOfToday()).toEqual({
    ordersRise: { share: 27 / 21 - 1, reached: true },
    churnMost: { share: 2 / 20, reached: true },
  });
});

test('what counts as lost is what the care model says', async () => {
  await seed(10, [BOOKS_BEGIN, LAST_YEAR, TODAY - 20]);
  await seed(10, [LAST_YEAR, TODAY - 100]);
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, signals: { ...settings.signals, lostAfterDays: 90 } }, 'test');
  expect((await sharesOfToday()).churnMost).toEqual({ share: 0.5, reached: false });
});

test('of fewer than twenty customers nothing is told, nor from less than two years of books', async () => {
  await seed(19, [LAST_YEAR, TODAY - 20]);
  await seed(1, [BOOKS_BEGIN]);
  const nothing = { share: null, reached: null };
  expect(await sharesOfToday()).toEqual({ ordersRise: nothing, churnMost: nothing });
  await seed(1, [LAST_YEAR, TODAY - 20]);
  expect((await sharesOfToday()).churnMost).toEqual({ share: 0, reached: true });
  // The books begin 40 days later.
  for (const table of ['customer_order', 'order_line'])
    await db.$client.query(
      `update ${table} set ordered_on = ordered_on + 40 where ordered_on < date '1970-01-01' + $1::int`,
      [LAST_YEAR],
    );
  expect(await sharesOfToday()).toEqual({ ordersRise: nothing, churnMost: nothing });
});
