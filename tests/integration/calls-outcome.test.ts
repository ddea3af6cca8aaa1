import { beforeEach, describe, expect, test } from 'vitest';
import { callOutcomeTable } from '../../src/calls/call-table.ts';
import { expireCalls } from '../../src/calls/expire-calls.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { complaintTable } from '../../src/orders/complaint-table.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { complaints, TODAY } from '../support/call-stories.ts';
import { callsStand, heard } from '../support/calls-stand.ts';
import { emptyDatabase, seedCarePerson, seedComplaint, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { deps, tasks, list, raisedTask } = callsStand(db);

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
