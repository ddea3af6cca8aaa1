import { beforeEach, expect, test } from 'vitest';
import { consentEventTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { finishReview } from '../../src/nurture/finish-review.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import {
  emptyDatabase,
  seedComplaint,
  seedContact,
  seedCustomer,
  seedOrders,
  seedProduct,
} from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const deps = { db };
const TODAY = dayFromIso('2026-11-22') as number;

beforeEach(() => emptyDatabase(db));

/** Bought every 30 days, last 30 days ago: due today. */
async function seedDueCustomer(): Promise<number> {
  const customerId = await seedCustomer(db);
  const contactId = await seedContact(db, customerId, {
    email: `c${customerId}@example.com`,
    addressHash: `hash-${customerId}`,
    legalClass: 'role',
  });
  await db
    .insert(consentEventTable)
    .values({ contactId, basis: 'existing-customer', source: 'seeded by a test' });
  const productId = await seedProduct(db, { name: 'Beeswax candle' });
  const days = Array.from({ length: 12 }, (_, i) => TODAY - 30 * (12 - i));
  await seedOrders(db, { customerId, productId, days, quantity: 6 });
  return customerId;
}

async function useHoldOut(share: number): Promise<void> {
  await saveCareModel(db, { ...DEFAULT_CARE_MODEL, holdOut: { share, salt: 'salt of the tests' } }, 'test');
}

async function reviewAll(): Promise<void> {
  for (const batch of await startReview(deps, { day: TODAY })) await reviewBatch(deps, { day: TODAY, batch });
}

async function rows(query: string): Promise<Record<string, unknown>[]> {
  return (await db.$client.query(query)).rows;
}

test('a customer whose item is due gets a planned reminder of its own item in its usual quantity', async () => {
  await useHoldOut(0);
  const customerId = await seedDueCustomer();
  await reviewAll();
  expect(
    await rows(`select m.customer_id, m.kind, m.state, m.period, i.product_name, i.quantity
                from message m join message_item i on i.message_id = m.id`),
  ).toEqual([
    {
      customer_id: customerId,
      kind: 'reorder-reminder',
      state: 'planned',
      period: '2026-11-22',
      product_name: 'Beeswax candle',
      quantity: 6,
    },
  ]);
  expect(await finishReview(deps, { day: TODAY })).toMatchObject({
    customers: 1,
    messages: { 'reorder-reminder/en': 1 },
  });
});

test('a night reviewed twice, and by two workers at once, ends in one message', async () => {
  await useHoldOut(0);
  await seedDueCustomer();
  const [batch] = await startReview(deps, { day: TODAY });
  const input = { day: TODAY, batch: batch as number };
  const both = await Promise.all([reviewBatch(deps, input), reviewBatch(deps, input)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await startReview(deps, { day: TODAY })).toEqual([]);
  expect(await rows('select 1 from message')).toHaveLength(1);
  expect(await rows('select 1 from decision')).toHaveLength(1);
});

test('the next morning the same customer waits, since it has had its message', async () => {
  await useHoldOut(0);
  await seedDueCustomer();
  await reviewAll();
  for (const batch of await startReview(deps, { day: TODAY + 1 }))
    await reviewBatch(deps, { day: TODAY + 1, batch });
  expect(await rows('select 1 from message')).toHaveLength(1);
});

test('a customer held out gets nothing, and what it would have got is kept', async () => {
  await useHoldOut(1);
  await seedDueCustomer();
  await reviewAll();
  expect(await rows('select 1 from message')).toHaveLength(0);
  expect(await rows('select kind, held_out from decision')).toEqual([{ kind: 'message', held_out: true }]);
});

test('a customer held out rests after a decision as one that got its message does', async () => {
  await useHoldOut(1);
  await seedDueCustomer();
  for (const day of [TODAY, TODAY + 1, TODAY + 2]) {
    for (const batch of await startReview(deps, { day })) await reviewBatch(deps, { day, batch });
  }
  expect(await rows('select day::text from decision')).toEqual([{ day: '2026-11-22' }]);
});

test('a customer that complains gets a call, held out or not, and no selling mail', async () => {
  await useHoldOut(1);
  const customerId = await seedDueCustomer();
  await seedComplaint(db, customerId, { openedOn: '2026-11-20' });
  await seedComplaint(db, customerId, { openedOn: '2026-11-21' });
  await reviewAll();
  expect(await rows('select customer_id, purpose, state from call_task')).toEqual([
    { customer_id: customerId, purpose: 'service', state: 'open' },
  ]);
  expect(await rows('select 1 from message')).toHaveLength(0);
});

test('a batch whose effects cannot be written leaves nothing and is still to be done', async () => {
  await useHoldOut(0);
  await seedDueCustomer();
  const [batch] = await startReview(deps, { day: TODAY });
  await db.$client.query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$",
  );
  await db.$client.query('create trigger refuse before insert on message_item execute function refuse()');
  await expect(reviewBatch(deps, { day: TODAY, batch: batch as number })).rejects.toThrow();
  await db.$client.query('drop trigger refuse on message_item; drop function refuse');
  expect(await rows('select 1 from decision')).toHaveLength(0);
  expect(await startReview(deps, { day: TODAY })).toEqual([batch]);
  expect(await finishReview(deps, { day: TODAY })).toBeNull();
});

test('what screens list is only rewritten when it says something new', async () => {
  await useHoldOut(0);
  const customerId = await seedCustomer(db);
  await seedOrders(db, { customerId, productId: await seedProduct(db), days: [TODAY - 200] });
  const versionOfRow = async () => (await rows('select xmin::text, * from customer_snapshot'))[0];
  await reviewAll();
  const before = await versionOfRow();
  for (const batch of await startReview(deps, { day: TODAY + 1 }))
    await reviewBatch(deps, { day: TODAY + 1, batch });
  expect(before).toBeDefined();
  expect(await versionOfRow()).toEqual(before);
});

test('an empty installation is reviewed in peace, and its first day is still there when the customers come', async () => {
  expect(await startReview(deps, { day: TODAY })).toEqual([]);
  expect(await finishReview(deps, { day: TODAY })).toMatchObject({ customers: 0 });
  await seedDueCustomer();
  expect(await startReview(deps, { day: TODAY })).toEqual([0]);
});
