import { beforeEach, expect, test } from 'vitest';
import { describeEffect } from '../../src/cli/report/describe-effect.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { readEffectKinds, readEffectMonths, readEffectRows } from '../../src/nurture/effect/effect-store.ts';
import { measureEffect } from '../../src/nurture/effect/measure-effect.ts';
import { careModelTable } from '../../src/nurture/review-run-table.ts';
import { dayFromIso, isoFromDay, monthOfDay } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const FIRST = dayFromIso('2026-01-05') as number;
const SUMMER = dayFromIso('2026-07-20') as number;
const JANUARY = dayFromIso('2026-01-20') as number;
const SIDE = 40;

beforeEach(() => emptyDatabase(db));

/** Customers that all ordered every 30 days before they were chosen, and every `gap` days after. */
async function seedSide(heldOut: boolean, gap: number): Promise<void> {
  const productId = await seedProduct(db);
  for (let index = 0; index < SIDE; index += 1) {
    const customerId = await seedCustomer(db);
    const before = Array.from({ length: 10 }, (_, k) => FIRST - 20 - 30 * k - (index % 7));
    const after = Array.from({ length: Math.floor(200 / gap) }, (_, k) => FIRST + 3 + gap * k + (index % 7));
    await seedOrders(db, { customerId, productId, days: [...before.reverse(), ...after] });
    await db.$client.query(
      `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
       values ($1, $2, 'message', '{"kind": "message", "messageKind": "check-in"}', $3, '[]', '[]', 1)`,
      [customerId, isoFromDay(FIRST), heldOut],
    );
  }
}

test('customers who order more often with care than those left alone prove it, and the sentence says so', async () => {
  await seedSide(false, 20);
  await seedSide(true, 30);
  const report = await measureEffect({ db }, { today: SUMMER, kind: null });
  expect(report).toMatchObject({
    since: FIRST,
    look: 26,
    nextLook: 39,
    until: FIRST + 182,
  });
  expect(report.measures.orders).toMatchObject({
    caredFor: SIDE,
    heldOut: SIDE,
    verdict: { kind: 'proven', better: true },
  });
  expect(describeEffect(report, TEST_SUPPLIER)).toContain('Proven: better with care.');
});

test('where both sides do the same, nothing is proven', async () => {
  await seedSide(false, 30);
  await seedSide(true, 30);
  const { measures } = await measureEffect({ db }, { today: SUMMER, kind: null });
  expect(measures.orders?.verdict.kind).not.toBe('proven');
});

test('only those first chosen for a kind are compared when it is asked for', async () => {
  await seedSide(false, 20);
  await seedSide(true, 30);
  const other = await measureEffect({ db }, { today: SUMMER, kind: 'welcome' });
  expect(other.measures.orders).toBeNull();
  const same = await measureEffect({ db }, { today: SUMMER, kind: 'check-in' });
  expect(same.measures.orders?.caredFor).toBe(SIDE);
});

test('a call to put something right is no measure of anything, since nobody is held out of it', async () => {
  await seedSide(false, 20);
  await db.$client.query(
    `update decision set kind = 'call', verdict = '{"kind": "call", "purpose": "service"}'`,
  );
  expect((await measureEffect({ db }, { today: SUMMER, kind: null })).since).toBeNull();
});

test('in the third year only what came in it is looked at, against the year before anybody was first chosen', async () => {
  await seedSide(false, 20);
  await seedSide(true, 30);
  const third = FIRST + 728;
  const inThird = await measureEffect({ db }, { today: third + 30, kind: null });
  expect(inThird).toMatchObject({ since: third, until: third + 28, look: 4, nextLook: 8 });
  // All that was ordered lies in the first two years; those chosen then are watched on.
  expect(inThird.measures.orders).toMatchObject({ caredFor: SIDE, heldOut: SIDE, difference: 0 });
  expect(
    await readEffectRows(db, { from: third, until: third + 28, leastDays: 28, kind: null }),
  ).toContainEqual(expect.objectContaining({ days: 28, ordersBefore: 10, ordersAfter: 0 }));
});

test('once another hold-out share puts a customer on the other side, it is watched no longer', async () => {
  await seedSide(true, 30);
  const changed = FIRST + 100;
  await db.$client.query(
    `insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
     select customer_id, $1, kind, verdict, false, '[]', '[]', 1 from decision where customer_id % 2 = 0`,
    [isoFromDay(changed)],
  );
  const rows = await readEffectRows(db, { from: FIRST, until: SUMMER, leastDays: 28, kind: null });
  const daysOf = rows.map(({ days }) => days).sort((a, b) => a - b);
  expect(daysOf).toEqual([...Array(SIDE / 2).fill(100), ...Array(SIDE / 2).fill(SUMMER - FIRST)]);
  // Every 30 days from the third on: four orders in a hundred days, seven till summer came.
  expect(new Set(rows.map(({ days, ordersAfter }) => `${days}: ${ordersAfter}`))).toEqual(
    new Set(['100: 4', `${SUMMER - FIRST}: 6`]),
  );
});

test('returns are taken off the revenue, and are no orders', async () => {
  await seedSide(false, 30);
  const before = await readEffectRows(db, { from: FIRST, until: SUMMER, leastDays: 28, kind: null });
  const { rows } = await db.$client.query<{ id: number }>('select id from customer order by id');
  const productId = await seedProduct(db);
  for (const { id: customerId } of rows)
    await seedOrders(db, { customerId, productId, days: [FIRST + 50], quantity: -2, amountCents: -4_000 });
  const after = await readEffectRows(db, { from: FIRST, until: SUMMER, leastDays: 28, kind: null });
  expect(after[0]?.centsAfter).toBe((before[0]?.centsAfter ?? 0) - 4_000);
  expect(after[0]?.ordersAfter).toBe(before[0]?.ordersAfter);
  const month = ({ months }: Awaited<ReturnType<typeof readEffectMonths>>) =>
    months.find((one) => one.month === monthOfDay(FIRST + 50))?.cents;
  const months = await readEffectMonths(db, { from: FIRST, until: SUMMER });
  expect(month(months)).toBe(SIDE * 6_000);
});

test('mails decided while only observing are no care, for none went; calls are raised then too and count', async () => {
  await seedSide(false, 20);
  await seedSide(true, 30);
  const settings = { ...DEFAULT_CARE_MODEL, mode: 'observe' as const };
  await db.insert(careModelTable).values({ version: 1, settings, author: 'test' });
  const observed = await measureEffect({ db }, { today: SUMMER, kind: null });
  expect(observed).toMatchObject({ since: null, measures: { orders: null } });
  expect(await readEffectKinds(db)).toEqual([]);
  expect(await readEffectMonths(db, { from: FIRST, until: SUMMER })).toMatchObject({
    caredFor: 0,
    heldOut: 0,
  });
  await db.$client.query(
    `update decision set kind = 'call', verdict = '{"kind": "call", "purpose": "retention"}'`,
  );
  const called = await measureEffect({ db }, { today: SUMMER, kind: null });
  expect(called.measures.orders?.caredFor).toBe(SIDE);
  expect(await readEffectKinds(db)).toEqual(['retention']);
});

test('before the first look the report says when it comes; with no decision, that there is nothing yet', async () => {
  const empty = await measureEffect({ db }, { today: JANUARY, kind: null });
  expect(describeEffect(empty, { ...TEST_SUPPLIER, language: 'fi' })).toContain('ei vielä ole');
  await seedSide(true, 30);
  const early = await measureEffect({ db }, { today: JANUARY, kind: null });
  expect(describeEffect(early, TEST_SUPPLIER)).toContain('4 weeks after that day');
});
