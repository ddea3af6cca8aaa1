import { beforeEach, expect, test } from 'vitest';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { countStages, readStagePath } from '../../src/nurture/stage-store.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-22') as number;

beforeEach(() => emptyDatabase(db));

async function reviewOn(day: number): Promise<void> {
  for (const batch of await startReview({ db }, { day })) await reviewBatch({ db }, { day, batch });
}

test('a customer enters and leaves its stages on dates, one at a time, counted over time', async () => {
  const customerId = await seedCustomer(db);
  const productId = await seedProduct(db);
  await seedOrders(db, { customerId, productId, days: [TODAY - 10] });
  await reviewOn(TODAY);
  expect(await readStagePath(db, customerId)).toEqual([{ stage: 'new', fromDay: TODAY - 10, toDay: null }]);
  await reviewOn(TODAY + 1);
  expect(await readStagePath(db, customerId)).toHaveLength(1);
  await seedOrders(db, { customerId, productId, days: [TODAY + 12] });
  await reviewOn(TODAY + 13);
  expect(await readStagePath(db, customerId)).toEqual([
    { stage: 'new', fromDay: TODAY - 10, toDay: TODAY + 13 },
    { stage: 'settling', fromDay: TODAY + 13, toDay: null },
  ]);
  expect(await countStages(db, [TODAY - 11, TODAY, TODAY + 13])).toEqual([
    { day: TODAY, stage: 'new', customers: 1 },
    { day: TODAY + 13, stage: 'settling', customers: 1 },
  ]);
  const { rows } = await db.$client.query('select stage from customer_snapshot');
  expect(rows).toEqual([{ stage: 'settling' }]);
});

test('a customer that never ordered has no stage', async () => {
  const customerId = await seedCustomer(db);
  await reviewOn(TODAY);
  expect(await readStagePath(db, customerId)).toEqual([]);
});
