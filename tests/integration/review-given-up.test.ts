import { expect, test } from 'vitest';
import { findReviewsToFinish, findWaitingBatches } from '../../src/jobs/need-store.ts';
import { finishReview } from '../../src/nurture/finish-review.ts';
import { giveUpBatch } from '../../src/nurture/give-up-batch.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-23') as number;

test('a review is over when its last batch is done or given up, and counts what was done', async () => {
  await seedDueCustomers(db, 300, TODAY);
  expect(await startReview({ db }, { day: TODAY })).toEqual([0, 1]);
  expect((await findWaitingBatches(db)).map(({ period }) => period)).toEqual([
    '2026-11-23-b0',
    '2026-11-23-b1',
  ]);
  await reviewBatch({ db }, { day: TODAY, batch: 1 });
  expect(await findReviewsToFinish(db)).toEqual([]);
  expect(await finishReview({ db }, { day: TODAY })).toBeNull();

  await giveUpBatch({ db }, { day: TODAY, batch: 0 });
  await giveUpBatch({ db }, { day: TODAY, batch: 1 });
  expect(await findReviewsToFinish(db)).toEqual([{ period: '2026-11-23', payload: { day: TODAY } }]);
  expect(await finishReview({ db }, { day: TODAY })).toMatchObject({ customers: 50 });
  expect(await findReviewsToFinish(db)).toEqual([]);
});
