import { beforeEach, describe, expect, test } from 'vitest';
import { readCallFacts } from '../../src/calls/call-facts-store.ts';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { complaints, growing, lostItem, raiseFor, silent, TODAY } from '../support/call-stories.ts';
import { emptyDatabase, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const tasks = () => db.select().from(callTaskTable).orderBy(callTaskTable.id);
const factsOn = (day: number) => readCallFacts(db, { from: 0, to: 1_000_000 }, day, DEFAULT_CARE_MODEL.calls);

beforeEach(() => emptyDatabase(db));

describe('raising calls', () => {
  test('a raised call carries its reasons, its stake and the day it expires', async () => {
    const customer = await seedCustomer(db);
    expect(await raiseCalls(db, [raiseFor(customer)])).toEqual({ raised: 1, merged: 0 });
    expect(await tasks()).toMatchObject([
      {
        customerId: customer,
        state: 'open',
        purpose: 'retention',
        signals: [silent],
        stakeCents: 500_000,
        probability: 0.7,
        raisedOn: '2011-06-15',
        expiresOn: '2011-06-29',
      },
    ]);
  });

  test('a batch repeated leaves one call with the same reasons and the same deadline', async () => {
    const raises = [raiseFor(await seedCustomer(db)), raiseFor(await seedCustomer(db))];
    await raiseCalls(db, raises);
    const before = await tasks();
    expect(await raiseCalls(db, raises)).toEqual({ raised: 0, merged: 2 });
    expect(await tasks()).toEqual(before);
  });

  test('a new reason joins the open call, strongest first; the larger stake and probability stand', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer, { signals: [silent, lostItem(7)] })]);
    const later = raiseFor(customer, {
      signals: [complaints, lostItem(8)],
      purpose: 'service',
      stakeCents: 100,
      probability: 0.9,
      day: TODAY + 3,
    });
    await raiseCalls(db, [later]);
    const [task] = await tasks();
    expect(task).toMatchObject({ purpose: 'service', stakeCents: 500_000, probability: 0.9 });
    expect(task?.signals.map((signal) => signal.kind)).toEqual([
      'complaints',
      'silent',
      'lost-item',
      'lost-item',
    ]);
    expect(task?.expiresOn).toBe(isoFromDay(TODAY + 17));
  });

  test('the same reason found again is told with the newer evidence and does not move the deadline', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    const next = { ...silent, evidence: { ...silent.evidence, daysSince: 96 } } as typeof silent;
    await raiseCalls(db, [raiseFor(customer, { signals: [next], day: TODAY + 1 })]);
    const [task] = await tasks();
    expect(task).toMatchObject({ signals: [next], expiresOn: isoFromDay(TODAY + 14) });
  });

  test('a service call stays one when growth is found later', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer, { purpose: 'service', signals: [complaints] })]);
    await raiseCalls(db, [raiseFor(customer, { purpose: 'growth', signals: [growing], day: TODAY + 1 })]);
    expect(await tasks()).toMatchObject([{ purpose: 'service' }]);
  });

  test('a snoozed call wakes when the customer becomes unhappy, and sleeps on when not', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    await db.update(callTaskTable).set({ state: 'snoozed', snoozedUntil: '2011-06-20' });
    await raiseCalls(db, [raiseFor(customer, { purpose: 'growth', signals: [growing] })]);
    expect(await tasks()).toMatchObject([{ state: 'snoozed', snoozedUntil: '2011-06-20' }]);
    await raiseCalls(db, [raiseFor(customer, { purpose: 'service', signals: [complaints] })]);
    expect(await tasks()).toMatchObject([{ state: 'open', snoozedUntil: null }]);
  });

  test('a call closed meanwhile is not raised again by the repeated batch of the same day', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    await db.update(callTaskTable).set({ state: 'done', closedOn: isoFromDay(TODAY) });
    expect(await raiseCalls(db, [raiseFor(customer)])).toEqual({ raised: 0, merged: 0 });
    expect(await raiseCalls(db, [raiseFor(customer, { day: TODAY + 1 })])).toEqual({ raised: 1, merged: 0 });
  });

  test('two reviews raising for the same customer at once leave one open call', async () => {
    const customer = await seedCustomer(db);
    await Promise.all([1, 2, 3, 4].map(() => raiseCalls(db, [raiseFor(customer)])));
    expect(await tasks()).toHaveLength(1);
  });
});

describe('facts from calls', () => {
  test('a customer without calls is left out', async () => {
    await seedCustomer(db);
    expect(await factsOn(TODAY)).toEqual(new Map());
  });

  test('an open call is known from the morning after it was raised', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    expect((await factsOn(TODAY + 1)).get(customer)).toEqual({
      openSince: TODAY,
      openPurpose: 'retention',
      coolDownUntil: null,
      leavingSince: null,
      lastEnded: null,
    });
    // The decision of the day that raised it must come out the same when asked again.
    expect(await factsOn(TODAY)).toEqual(new Map());
  });

  test('a call done cools down for 30 days; on a day before it was done it still counts as open', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    await db.update(callTaskTable).set({ state: 'done', closedOn: isoFromDay(TODAY + 2) });
    expect((await factsOn(TODAY + 3)).get(customer)).toEqual({
      openSince: null,
      openPurpose: null,
      coolDownUntil: TODAY + 32,
      leavingSince: null,
      lastEnded: { raisedOn: TODAY, endedOn: TODAY + 2 },
    });
    expect((await factsOn(TODAY + 1)).get(customer)).toMatchObject({
      openSince: TODAY,
      coolDownUntil: null,
      lastEnded: null,
    });
  });

  test('an expired call cools nothing down', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    await db.update(callTaskTable).set({ state: 'expired', closedOn: isoFromDay(TODAY + 14) });
    expect((await factsOn(TODAY + 15)).get(customer)).toMatchObject({
      openSince: null,
      coolDownUntil: null,
      lastEnded: { raisedOn: TODAY, endedOn: TODAY + 14 },
    });
  });

  test('a customer that said it leaves is leaving, until a later talk says otherwise', async () => {
    const customer = await seedCustomer(db);
    await raiseCalls(db, [raiseFor(customer)]);
    const [task] = await tasks();
    const talk = { taskId: task?.id as number, customerId: customer, reached: 'reached' as const };
    await db.insert(callOutcomeTable).values({ ...talk, leavingReason: 'price', on: isoFromDay(TODAY) });
    expect((await factsOn(TODAY + 1)).get(customer)?.leavingSince).toBe(TODAY);
    await db.insert(callOutcomeTable).values({ ...talk, mood: 'happy', on: isoFromDay(TODAY + 9) });
    expect((await factsOn(TODAY + 9)).get(customer)?.leavingSince).toBeNull();
    expect((await factsOn(TODAY + 8)).get(customer)?.leavingSince).toBe(TODAY);
  });
});
