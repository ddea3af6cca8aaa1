import { expect, test } from 'vitest';
import { openReview } from '../../src/nurture/review-run-store.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

test('a larger base has larger batches, not more of them', async () => {
  await addCustomers(600);
  expect(await batchesOf('2026-05-18')).toEqual({ batches: 3, largest: 250 });
  await addCustomers(300_000);
  expect(await batchesOf('2026-05-19')).toEqual({ batches: 999, largest: 301 });
});

async function addCustomers(count: number): Promise<void> {
  await db.$client.query(
    `insert into customer (external_id, name) select 'K' || (select count(*) from customer) + n, 'Customer' from generate_series(1, $1::int) n`,
    [count],
  );
}

async function batchesOf(day: string) {
  await openReview(db, day, 1);
  const { rows } = await db.$client.query(
    `select count(*)::int as batches, max(to_customer - from_customer + 1)::int as largest from review_batch where day = $1`,
    [day],
  );
  return rows[0];
}
