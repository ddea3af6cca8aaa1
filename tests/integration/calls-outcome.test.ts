import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { assignCall } from '../../src/calls/assign-call.ts';
import type { CallOutcome } from '../../src/calls/call-outcome.ts';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { expireCalls } from '../../src/calls/expire-calls.ts';
import { listCalls } from '../../src/calls/list-calls.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { type OutcomeRecord, recordOutcome } from '../../src/calls/record-outcome.ts';
import { snoozeCall } from '../../src/calls/snooze-call.ts';
import { carePersonTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { complaintTable } from '../../src/orders/complaint-table.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { complaints, raiseFor, TODAY } from '../support/call-stories.ts';
import { emptyDatabase, seedCarePerson, seedComplaint, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const settings = DEFAULT_CARE_MODEL.calls;
const deps = { db, settings, closeComplaints };
const tasks = () => db.select().from(callTaskTable).orderBy(callTaskTable.id);
const list = (today = TODAY) => listCalls({ db, settings }, { today });

async function raisedTask(values: Parameters<typeof raiseFor>[1] = {}) {
  const customerId = await seedCustomer(db);
  await raiseCalls(db, [raiseFor(customerId, values)]);
  const task = (await tasks()).at(-1) as typeof callTaskTable.$inferSelect;
  return { id: task.id, customerId };
}

function heard(taskId: number, values: Partial<CallOutcome & OutcomeRecord> = {}): OutcomeRecord {
  return {
    taskId,
    byPerson: null,
    today: TODAY,
    attemptsSeen: null,
    reached: 'reached',
    mood: null,
    leavingReason: null,
    reasonRight: null,
    note: null,
    followUpOn: null,
    complaintClosed: false,
    ...values,
  };
}

beforeEach(() => emptyDatabase(db));

describe('what was heard', () => {
  test('a happy talk closes the call and is kept word for word', async () => {
    const { id, customerId } = await raisedTask();
    const person = await seedCarePerson(db);
    await recordOutcome(deps, heard(id, { mood: 'happy', note: 'New baker from May.', byPerson: person }));
    expect(await tasks()).toMatchObject([{ state: 'done', because: 'talked', closedOn: '2011-06-15' }]);
    expect(await db.select().from(callOutcomeTable)).toMatchObject([
      {
        taskId: id,
        customerId,
        byPerson: person,
        mood: 'happy',
        note: 'New baker from May.',
        on: '2011-06-15',
      },
    ]);
  });

  test('no answer leaves the list today and comes back in two days, although it would have expired', async () => {
    const { id } = await raisedTask({ expireAfterDays: 1 });
    await recordOutcome(deps, heard(id, { reached: 'not-reached' }));
    expect((await list()).below).toEqual([]);
    expect((await list()).sleeping).toMatchObject([{ id, snoozedUntil: TODAY + 2 }]);
    expect(await expireCalls({ db }, { today: TODAY + 2 })).toBe(0);
    expect((await list(TODAY + 2)).below).toMatchObject([{ id, attempts: 1 }]);
  });

  test('three calls without an answer end it', async () => {
    const { id } = await raisedTask();
    for (const day of [TODAY, TODAY + 2, TODAY + 4])
      await recordOutcome(deps, heard(id, { reached: 'not-reached', today: day }));
    expect(await tasks()).toMatchObject([{ state: 'done', because: 'gave-up', attempts: 3 }]);
  });

  test('a promise becomes a call of its own, in the same hand, asleep until its day', async () => {
    const { id, customerId } = await raisedTask();
    const person = await seedCarePerson(db);
    await recordOutcome(deps, heard(id, { followUpOn: TODAY + 30, byPerson: person }));
    expect(await tasks()).toMatchObject([
      { id, state: 'done' },
      {
        customerId,
        state: 'snoozed',
        purpose: 'follow-up',
        assignedTo: person,
        snoozedUntil: isoFromDay(TODAY + 30),
        expiresOn: isoFromDay(TODAY + 44),
      },
    ]);
    expect((await list(TODAY + 30)).today).toMatchObject([
      { personId: person, card: { purpose: 'follow-up' } },
    ]);
  });

  test('a settled complaint is closed for that customer only', async () => {
    const { id, customerId } = await raisedTask({ purpose: 'service', signals: [complaints] });
    const other = await seedCustomer(db);
    await seedComplaint(db, customerId, { openedOn: '2011-06-01' });
    await seedComplaint(db, other, { openedOn: '2011-06-01' });
    const outcome = await recordOutcome(deps, heard(id, { complaintClosed: true }));
    expect(outcome).toMatchObject({ ok: true, value: { complaintsClosed: 1 } });
    const closed = await db.select().from(complaintTable).orderBy(complaintTable.id);
    expect(closed.map((row) => row.closedOn)).toEqual(['2011-06-15', null]);
  });

  test('what does not fit together leaves everything as it was', async () => {
    const { id } = await raisedTask();
    const before = await tasks();
    expect(await recordOutcome(deps, heard(id, { reached: 'not-reached', mood: 'happy' }))).toEqual({
      ok: false,
      problem: 'heard-without-talk',
    });
    expect(await tasks()).toEqual(before);
    expect(await db.select().from(callOutcomeTable)).toEqual([]);
  });

  test('a call closed already takes no second outcome, even when two are sent at once', async () => {
    const { id } = await raisedTask();
    const answers = await Promise.all([1, 2, 3].map(() => recordOutcome(deps, heard(id))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, problem: 'already-closed' });
    expect(await db.select().from(callOutcomeTable)).toHaveLength(1);
  });

  test('a form sent twice counts one attempt', async () => {
    const { id } = await raisedTask();
    const pressed = heard(id, { reached: 'not-reached', attemptsSeen: 0 });
    await recordOutcome(deps, pressed);
    expect(await recordOutcome(deps, pressed)).toEqual({ ok: false, problem: 'recorded-meanwhile' });
    expect(await tasks()).toMatchObject([{ attempts: 1 }]);
  });

  test('what was heard cannot be rewritten', async () => {
    const { id } = await raisedTask();
    await recordOutcome(deps, heard(id));
    await expect(db.update(callOutcomeTable).set({ note: 'else' })).rejects.toThrow();
  });
});

describe('the list of the day', () => {
  test('it is ranked by stake times probability and cut to what people can do; the rest stays in sight', async () => {
    await seedCarePerson(db, { callsPerDay: 1 });
    await seedCarePerson(db, { callsPerDay: 1 });
    const sure = await raisedTask({ stakeCents: 100_000, probability: 0.9 });
    const large = await raisedTask({ stakeCents: 900_000, probability: 0.5 });
    const least = await raisedTask({ stakeCents: 100_000, probability: 0.2 });
    const { today, below, capacity } = await list();
    expect(today.map(({ card }) => card.id)).toEqual([large.id, sure.id]);
    expect(below.map((card) => card.id)).toEqual([least.id]);
    expect(capacity).toBe(2);
  });

  test('a call to put something right lies above the cut at however small a customer', async () => {
    await seedCarePerson(db, { callsPerDay: 1 });
    await raisedTask({ stakeCents: 900_000 });
    const small = await raisedTask({ purpose: 'service', signals: [complaints], stakeCents: 0 });
    expect((await list()).today).toMatchObject([{ card: { customerId: small.customerId } }]);
  });

  test('a promised call comes first, whatever it is worth', async () => {
    const person = await seedCarePerson(db, { callsPerDay: 1 });
    const promised = await raisedTask({ stakeCents: 100 });
    await recordOutcome(deps, heard(promised.id, { followUpOn: TODAY + 1, byPerson: person }));
    await raisedTask({ stakeCents: 900_000 });
    expect((await list(TODAY + 1)).today).toMatchObject([{ card: { customerId: promised.customerId } }]);
  });

  test('a call made today leaves room for one fewer', async () => {
    const person = await seedCarePerson(db, { callsPerDay: 1 });
    const { id } = await raisedTask();
    await raisedTask();
    await recordOutcome(deps, heard(id, { byPerson: person }));
    expect(await list()).toMatchObject({ today: [], below: [{}], made: 1, capacity: 1 });
    expect((await list(TODAY + 1)).today).toHaveLength(1);
  });

  test('a card names whom to ask for: somebody with a telephone, a buyer before a user', async () => {
    const { customerId } = await raisedTask();
    await seedContact(db, customerId, { name: 'No Phone', phone: null, role: 'buyer' });
    await seedContact(db, customerId, { name: 'A User', role: 'user' });
    await seedContact(db, customerId, { name: 'The Buyer', role: 'buyer', language: 'sv' });
    await seedContact(db, customerId, { name: 'Gone', role: 'buyer', removedOn: '2011-01-01' });
    expect((await list()).below).toMatchObject([{ contact: { name: 'The Buyer', language: 'sv' } }]);
  });
});

describe('whose call it is', () => {
  test('of two who take the same card one gets it', async () => {
    const { id } = await raisedTask();
    const people = [await seedCarePerson(db), await seedCarePerson(db)];
    const answers = await Promise.all(
      people.map((to) => assignCall({ db }, { taskId: id, from: null, to, note: null })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, problem: 'in-another-hand' });
  });

  test('a hand-over carries its note', async () => {
    const { id } = await raisedTask();
    const [from, to] = [await seedCarePerson(db), await seedCarePerson(db)];
    await assignCall({ db }, { taskId: id, from: null, to: from, note: null });
    await assignCall({ db }, { taskId: id, from, to, note: 'Speaks Swedish' });
    expect((await list()).today).toMatchObject([
      { personId: to, card: { assignedTo: { id: to }, handOverNote: 'Speaks Swedish' } },
    ]);
  });

  test('a person who no longer makes calls holds nothing', async () => {
    const { id } = await raisedTask();
    const [gone, stays] = [await seedCarePerson(db), await seedCarePerson(db)];
    await assignCall({ db }, { taskId: id, from: null, to: gone, note: null });
    await db.update(carePersonTable).set({ active: false }).where(eq(carePersonTable.id, gone));
    expect((await list()).today).toMatchObject([{ personId: stays, card: { assignedTo: null } }]);
    expect(await assignCall({ db }, { taskId: id, from: null, to: stays, note: null })).toMatchObject({
      ok: true,
    });
  });
});

describe('time', () => {
  test('a call nobody made expires the day after its last, with a note', async () => {
    const { id } = await raisedTask({ expireAfterDays: 14 });
    expect(await expireCalls({ db }, { today: TODAY + 14 })).toBe(0);
    expect(await expireCalls({ db }, { today: TODAY + 15 })).toBe(1);
    expect(await tasks()).toMatchObject([{ id, state: 'expired', because: 'unmade' }]);
  });

  test('a call put off sleeps until its day, and only a later day puts it off', async () => {
    const { id } = await raisedTask();
    expect(await snoozeCall(deps, { taskId: id, until: TODAY, today: TODAY })).toEqual({
      ok: false,
      problem: 'until-not-later',
    });
    await snoozeCall(deps, { taskId: id, until: TODAY + 40, today: TODAY });
    expect(await expireCalls({ db }, { today: TODAY + 30 })).toBe(0);
    expect((await list(TODAY + 39)).sleeping).toHaveLength(1);
    expect((await list(TODAY + 40)).below).toHaveLength(1);
  });
});
