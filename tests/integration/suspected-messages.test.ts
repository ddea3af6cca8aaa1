import { expect, test } from 'vitest';
import { claimDue } from '../../src/messages/delivery-store.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import { countStates, deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { openSendingStand } from '../support/sending-stand.ts';

const { db, server, release, withMailOut, deliver } = await openSendingStand();

const DUE = { today: '2026-11-10', limit: 50 };
const after = (minutes: number) => new Date(TUESDAY_TEN.getTime() + minutes * 60_000);
const claim = (now = TUESDAY_TEN) => db.transaction((tx) => claimDue(tx, { ...DUE, now }));

/** A process takes what is due and ends. Answers how many it had taken, and how many failed for it. */
async function takeAndDie(now = TUESDAY_TEN): Promise<{ taken: number; poison: number }> {
  const taken = await claim(now);
  const mailOut = { send: () => Promise.reject(), close: async () => undefined };
  const deps = await deliveryStand(db, mailOut, { now: () => now });
  const { poison } = await resolveStuck(deps, { builtInInbox: false, leaseSeconds: 0 });
  return { taken: taken.length, poison };
}

test('mails that were in hand whenever a process ended, or the database did, are taken one by one and all go', async () => {
  await seedPlanned(db, 20);
  await release();
  for (let death = 0; death < 5; death++) expect(await takeAndDie()).toEqual({ taken: 20, poison: 0 });
  expect(await takeAndDie()).toEqual({ taken: 1, poison: 0 });
  expect(await countStates(db)).toEqual({ approved: 20 });
  expect(await withMailOut((mailOut) => deliver(mailOut))).toMatchObject({ accepted: 19, failed: 0 });
  expect(await withMailOut((mailOut) => deliver(mailOut, { now: () => after(1) }))).toMatchObject({
    accepted: 1,
  });
  expect(server.mails).toHaveLength(20);
});

test('suspected mails, however many, do not hold up the others, and go after them', async () => {
  const suspects = await seedPlanned(db, DUE.limit + 10);
  await release();
  const all = { ...DUE, limit: suspects.length, now: TUESDAY_TEN };
  const deps = await deliveryStand(db, { send: () => Promise.reject(), close: async () => undefined });
  for (let death = 0; death < 5; death++) {
    await db.transaction((tx) => claimDue(tx, all));
    await resolveStuck(deps, { builtInInbox: false, leaseSeconds: 0 });
  }
  const others = await seedPlanned(db, 3);
  await release();
  expect((await claim()).map(({ id }) => id).toSorted()).toEqual(others.toSorted());
  const [suspect, ...more] = await claim();
  expect(suspect).toMatchObject({ alone: true });
  expect(suspects).toContain(suspect?.id);
  expect(more).toEqual([]);
});

test('a mail with which processes end though they have nothing else in hand waits longer each time, and fails after an hour', async () => {
  await seedPlanned(db, 1);
  await release();
  for (let death = 0; death < 5; death++) expect(await takeAndDie()).toEqual({ taken: 1, poison: 0 });
  let minutes = 0;
  for (const wait of [1, 2, 4, 8, 16, 32]) {
    expect(await takeAndDie(after(minutes))).toEqual({ taken: 1, poison: 0 });
    expect(await takeAndDie(after(minutes + wait - 0.1))).toEqual({ taken: 0, poison: 0 });
    minutes += wait;
  }
  expect(minutes).toBe(63);
  expect(await countStates(db)).toEqual({ approved: 1 });
  expect(await takeAndDie(after(minutes))).toEqual({ taken: 1, poison: 1 });
  expect(await countStates(db)).toEqual({ failed: 1 });
});
