import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import type { LegalClass } from '../../src/decisions/facts.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { gatherBriefing } from '../../src/nurture/gather-briefing.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso, isoFromDay } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedComplaint, seedContact, seedCustomer } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-24') as number;
type Reason = (typeof suppressionTable.$inferInsert)['reason'];

beforeEach(() => emptyDatabase(db));

/** One customer whose usual item is due, with one contact of this class. */
async function seedDue(legalClass: LegalClass): Promise<number> {
  await seedDueCustomers(db, 1, TODAY);
  await db.$client.query('update contact set legal_class = $1', [legalClass]);
  const { rows } = await db.$client.query<{ id: number }>('select id from customer');
  return rows[0]?.id as number;
}

async function sayNo(reason: Reason): Promise<void> {
  const { rows } = await db.$client.query<{ hash: string }>(
    'select address_hash as hash from contact limit 1',
  );
  const at = new Date('2026-11-23T10:00:00Z');
  await db
    .insert(suppressionTable)
    .values({ addressHash: rows[0]?.hash ?? '', reason, source: 'a test', at });
}

async function review(): Promise<Record<string, unknown>[]> {
  for (const batch of await startReview({ db }, { day: TODAY }))
    await reviewBatch({ db }, { day: TODAY, batch });
  const { rows } = await db.$client.query(
    `select verdict, because, signals, stage, next_order_on, order_days from customer_snapshot`,
  );
  return rows;
}

const NOTHING_KNOWN = { signals: [], stage: null, next_order_on: null, order_days: 0 };

test('of a person who hears from us, the next order is foreseen and a reminder written', async () => {
  await seedDue('natural');
  expect(await review()).toMatchObject([{ verdict: 'message', order_days: 12 }]);
});

test.each([
  ['natural', 'unsubscribed'],
  ['natural', 'objected'],
  ['unknown', 'refused'],
  ['unknown', 'spam-report'],
] as const)(
  'once a person (%s) has said no (%s), nothing is worked out of the orders',
  async (who, reason) => {
    const customerId = await seedDue(who);
    await sayNo(reason);
    expect(await review()).toMatchObject([{ verdict: 'wait', because: 'objected', ...NOTHING_KNOWN }]);
    const explained = await explainCustomer({ db }, { customerId, day: TODAY });
    expect(explained?.review).toMatchObject({ signals: [], stage: null });
    expect(explained?.review.rhythm.items).toEqual([]);
  },
);

test('what had been found before is gone with the next review', async () => {
  await seedDue('natural');
  await review();
  await sayNo('objected');
  await db.$client.query('delete from review_batch');
  await db.$client.query('delete from review_run');
  expect(await review()).toMatchObject([{ because: 'objected', ...NOTHING_KNOWN }]);
});

test('a complaint of that person still brings a call, whose briefing foresees nothing', async () => {
  const customerId = await seedDue('natural');
  await sayNo('objected');
  await seedComplaint(db, customerId, { openedOn: isoFromDay(TODAY - 9) });
  await review();
  const [task] = await db.select().from(callTaskTable);
  expect(task).toMatchObject({ purpose: 'service' });
  const careModel = (await readCareModel(db)).settings;
  const input = { taskId: task?.id as number, today: TODAY };
  const briefing = await gatherBriefing({ db, careModel, currency: 'EUR' }, input);
  expect(briefing).toMatchObject({ items: [], nextOrderOn: null, usualGapDays: null });
  expect(briefing?.orders).not.toEqual([]);
});

test.each([
  ['somebody in her work role', 'role', 'objected'],
  ['a company’s own address', 'legal-person', 'unsubscribed'],
  ['a person whose mails come back', 'natural', 'bounced'],
] as const)('the no of %s ends the mails, not what is known of the company', async (_, who, reason) => {
  await seedDue(who);
  await sayNo(reason);
  expect(await review()).toMatchObject([{ verdict: 'wait', because: 'suppressed', order_days: 12 }]);
});

test('while another person there still hears from us, the orders are the company’s', async () => {
  const customerId = await seedDue('unknown');
  await sayNo('objected');
  await seedContact(db, customerId, { email: 'other@example.com', addressHash: 'hash-other' });
  await seedCustomer(db);
  expect(await review()).toContainEqual(expect.objectContaining({ order_days: 12 }));
});
