import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { CLAIM_IDLE_MS } from '../../src/calls/claim.ts';
import { claimTask, releaseTask } from '../../src/calls/claim-store.ts';
import { listCalls } from '../../src/calls/list-calls.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { takeNextCall } from '../../src/calls/take-next-call.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { closeStaffUser } from '../../src/staff/staff-store.ts';
import { staffUserTable } from '../../src/staff/staff-table.ts';
import { raiseFor, TODAY } from '../support/call-stories.ts';
import { emptyDatabase, seedCarePerson, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOON = new Date('2011-06-15T09:00:00Z');
const CALLS = 8;
let liisa: string;
let matti: string;

beforeEach(async () => {
  await emptyDatabase(db);
  for (let i = 0; i < CALLS; i++) await raiseCalls(db, [raiseFor(await seedCustomer(db))]);
  liisa = await seedStaff('Liisa Laine');
  matti = await seedStaff('Matti Mäki');
});

async function seedStaff(name: string): Promise<string> {
  const email = `${randomUUID()}@supplier.example.com`;
  const [user] = await db.insert(staffUserTable).values({ name, email }).returning({ id: staffUserTable.id });
  return user?.id as string;
}

async function someTask(): Promise<number> {
  const [task] = await db.select({ id: callTaskTable.id }).from(callTaskTable);
  return task?.id as number;
}

async function takeNext(staffId: string, personId: number | null, now = NOON) {
  const list = await listCalls({ db, settings: DEFAULT_CARE_MODEL.calls }, { today: TODAY });
  return takeNextCall({ db }, { list, staffId, personId, now });
}

test('a card on a desk is nobody else’s until it is put back', async () => {
  const taskId = await someTask();
  expect(await claimTask(db, { taskId, staffId: liisa, now: NOON })).toBe(true);
  expect(await claimTask(db, { taskId, staffId: matti, now: NOON })).toBe(false);
  await releaseTask(db, { taskId, staffId: matti });
  expect(await claimTask(db, { taskId, staffId: matti, now: NOON })).toBe(false);
  await releaseTask(db, { taskId, staffId: liisa });
  expect(await claimTask(db, { taskId, staffId: matti, now: NOON })).toBe(true);
});

test('a card that lay idle for half an hour is free again, and one taken anew is not', async () => {
  const taskId = await someTask();
  await claimTask(db, { taskId, staffId: liisa, now: NOON });
  const later = new Date(NOON.getTime() + CLAIM_IDLE_MS);
  await claimTask(db, { taskId, staffId: liisa, now: new Date(later.getTime() - 1) });
  expect(await claimTask(db, { taskId, staffId: matti, now: later })).toBe(false);
  const muchLater = new Date(later.getTime() + CLAIM_IDLE_MS);
  expect(await claimTask(db, { taskId, staffId: matti, now: muchLater })).toBe(true);
});

test('whoever was removed holds no card back', async () => {
  const taskId = await someTask();
  await claimTask(db, { taskId, staffId: liisa, now: NOON });
  await closeStaffUser(db, liisa);
  expect(await claimTask(db, { taskId, staffId: matti, now: NOON })).toBe(true);
});

test('two people who ask for the next card at the same moment, again and again, share all cards out without a double', async () => {
  const people = [
    { staffId: liisa, personId: await seedCarePerson(db, { email: 'liisa@example.com' }) },
    { staffId: matti, personId: await seedCarePerson(db, { email: 'matti@example.com' }) },
  ];
  const made: (number | null)[] = [];
  while (made.length < CALLS) {
    const taken = await Promise.all(people.map(({ staffId, personId }) => takeNext(staffId, personId)));
    expect(new Set(taken).size).toBe(2);
    made.push(...taken);
    for (const id of taken)
      await db
        .update(callTaskTable)
        .set({ state: 'done', closedOn: '2011-06-15' })
        .where(eq(callTaskTable.id, id ?? 0));
  }
  expect(made).not.toContain(null);
  expect(await takeNext(liisa, people[0]?.personId ?? null)).toBeNull();
});

test('a card in a colleague’s hand is not dealt out as the next one', async () => {
  const matsId = await seedCarePerson(db, { email: 'matti@example.com' });
  await db.update(callTaskTable).set({ assignedTo: matsId });
  const liisasId = await seedCarePerson(db, { email: 'liisa@example.com' });
  expect(await takeNext(liisa, liisasId)).toBeNull();
  expect(await takeNext(matti, matsId)).not.toBeNull();
});

test('who makes no calls by day and helps out gets the first free card of the list, whoever’s it was', async () => {
  await db
    .update(callTaskTable)
    .set({ assignedTo: await seedCarePerson(db, { email: 'matti@example.com' }) });
  const list = await listCalls({ db, settings: DEFAULT_CARE_MODEL.calls }, { today: TODAY });
  expect(await takeNext(liisa, null)).toBe(list.today[0]?.card.id);
});

test('who asks for the next card while one lies on the desk gets that one', async () => {
  const first = await takeNext(liisa, null);
  expect(await takeNext(liisa, null)).toBe(first);
});
