import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { assignCall } from '../../src/calls/assign-call.ts';
import { expireCalls } from '../../src/calls/expire-calls.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { snoozeCall } from '../../src/calls/snooze-call.ts';
import { carePersonTable } from '../../src/customers/customer-table.ts';
import { complaints, TODAY } from '../support/call-stories.ts';
import { callsStand, heard } from '../support/calls-stand.ts';
import { emptyDatabase, seedCarePerson, seedContact } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { deps, tasks, list, raisedTask } = callsStand(db);

beforeEach(() => emptyDatabase(db));

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
