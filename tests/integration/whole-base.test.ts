import { afterAll, beforeEach, expect, test } from 'vitest';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { refit } from '../../src/jobs/refit-base.job.ts';
import { openTonight } from '../../src/jobs/review.job.ts';
import { latestBaseDay, readBase } from '../../src/nurture/base-store.ts';
import { learnBaseInThread } from '../../src/nurture/learn-base-in-thread.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { startThread } from '../../src/platform/start-thread.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const SUNDAY = dayFromIso('2026-11-22') as number;
const supplier = { timeZone: 'Europe/Helsinki', country: 'FI' };
const deps = { db, supplier, plan: async () => undefined } as unknown as JobDeps;
const createdAt = new Date('2026-01-01T12:00:00Z');

/** Threads started in this file. */
let threads = 0;
const count = () => void threads++;
process.on('worker', count);
afterAll(() => void process.off('worker', count));

const products = [await seedProduct(db), await seedProduct(db)] as const;
for (let buyer = 0; buyer < 6; buyer++) {
  const customerId = await seedCustomer(db, { industry: '56.10', createdAt });
  for (const [i, productId] of products.entries())
    await seedOrders(db, {
      customerId,
      productId,
      days: [150, 120, 90, 60, 30].map((ago) => SUNDAY - ago + i),
    });
}

beforeEach(async () => {
  threads = 0;
  await db.$client.query('truncate base_version');
});

test('a thread learns the same from the whole base as the program itself', async () => {
  await refitBase({ db }, { today: SUNDAY });
  const own = await readBase(db, SUNDAY);
  await db.$client.query('truncate base_version');
  await refitBase({ db, learnBase: learnBaseInThread(startThread) }, { today: SUNDAY });
  expect(threads).toBe(1);
  expect(own?.intervals.all).not.toBeNull();
  expect(await readBase(db, SUNDAY)).toEqual(own);
});

test.each([
  ['the weekly fit', refit],
  ['a first review', openTonight],
])('%s leaves the learning to a thread, so that the worker goes on', async (_, job) => {
  expect(await job(deps, { day: SUNDAY }, new AbortController().signal)).toEqual({ kind: 'done' });
  expect({ threads, madeOn: await latestBaseDay(db) }).toEqual({ threads: 1, madeOn: SUNDAY });
});

test('a worker that stops ends the thread, and nothing half-learnt is stored', async () => {
  const stopping = new AbortController();
  process.once('worker', () => stopping.abort());
  await expect(refit(deps, { day: SUNDAY }, stopping.signal)).rejects.toThrow('ended without an answer');
  expect(await latestBaseDay(db)).toBeNull();
});
