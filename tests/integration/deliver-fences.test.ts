import { expect, test } from 'vitest';
import { claimDue, recordMoves, renewClaims } from '../../src/messages/delivery-store.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import { wait } from '../../src/platform/wait.ts';
import { countStates, readMessages, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { openSendingStand } from '../support/sending-stand.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db, release } = await openSendingStand();

const later = () => new Date(TUESDAY_TEN.getTime() + 60_000);
const DUE = { now: TUESDAY_TEN, today: '2026-11-10', limit: 1 };

test('a process that only stood still begins nothing, records nothing and keeps nothing while another has its message in hand', async () => {
  await seedPlanned(db, 1);
  await release();
  const claim = () => db.transaction((tx) => claimDue(tx, DUE));
  const [still] = await claim();
  await resolveStuck({ db, now: later, supplier: TEST_SUPPLIER }, { builtInInbox: false });
  const [another] = await claim();
  if (!still || !another) throw new Error('Nothing was due');
  const begin = { from: 'claimed', to: 'sending', because: null } as const;
  expect(await recordMoves(db, [{ id: still.id, fence: still.fence, ...begin }], later())).toEqual(new Set());
  await renewClaims(db, [still], later());
  expect((await readMessages(db))[0]).toMatchObject({ state: 'claimed', claimedAt: TUESDAY_TEN });
  expect(await recordMoves(db, [{ id: another.id, fence: another.fence, ...begin }], later())).toEqual(
    new Set([another.id]),
  );
  const yes = { from: 'sending', to: 'accepted', because: null } as const;
  expect(await recordMoves(db, [{ id: still.id, fence: still.fence, ...yes }], later())).toEqual(new Set());
  expect(await countStates(db)).toEqual({ sending: 1 });
});

test('of two who claim at once, the other waits to see what the first has taken', async () => {
  await seedPlanned(db, 2);
  await release();
  const order: string[] = [];
  let other: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await claimDue(tx, DUE);
    other = db.transaction((second) => claimDue(second, DUE)).then(() => order.push('other'));
    await wait(300);
    order.push('first');
  });
  await other;
  expect(order).toEqual(['first', 'other']);
});

test('a mail of which its worker has just given a sign is neither doubted nor given back', async () => {
  await seedPlanned(db, 2);
  await release();
  const [begun] = await db.transaction((tx) => claimDue(tx, { ...DUE, limit: 2 }));
  if (!begun) throw new Error('Nothing was due');
  const step = { id: begun.id, fence: begun.fence, from: 'claimed', to: 'sending', because: null } as const;
  await recordMoves(db, [step], TUESDAY_TEN);
  const soon = () => new Date(TUESDAY_TEN.getTime() + 19_000);
  expect(
    await resolveStuck({ db, now: soon, supplier: TEST_SUPPLIER }, { builtInInbox: false }),
  ).toMatchObject({ givenBack: 0, doubtful: 0 });
  expect(await countStates(db)).toEqual({ claimed: 1, sending: 1 });
});
