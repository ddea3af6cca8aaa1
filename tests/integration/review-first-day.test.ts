import { expect, test } from 'vitest';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { refit } from '../../src/jobs/refit-base.job.ts';
import { openTonight } from '../../src/jobs/review.job.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const supplier = { timeZone: 'Europe/Helsinki', country: 'FI' };
const deps = { db, supplier, plan: async () => undefined } as unknown as JobDeps;
const day = dayFromIso('2026-11-23') as number;
const signal = new AbortController().signal;

async function stored(): Promise<{ reviews: string; bases: string }> {
  const { rows } = await db.$client.query(
    'select (select count(*) from review_run) as reviews, (select count(*) from base_version) as bases',
  );
  return rows[0];
}

test('a day that began without customers is not used up by the night, so that they can be reviewed once imported', async () => {
  await seedCustomer(db, { createdAt: new Date('2026-11-23T00:30:00+02:00') });
  expect(await openTonight(deps, { day }, signal)).toMatchObject({ kind: 'cancel' });
  expect(await refit(deps, { day }, signal)).toMatchObject({ kind: 'cancel' });
  expect(await stored()).toEqual({ reviews: '0', bases: '0' });
});

test('the next night reviews them', async () => {
  expect(await openTonight(deps, { day: day + 1 }, signal)).toEqual({ kind: 'done' });
  expect(await stored()).toEqual({ reviews: '1', bases: '1' });
});
