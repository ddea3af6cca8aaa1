import { expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { messageMoveTable } from '../../src/messages/message-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import { withdrawMessages } from '../../src/messages/withdraw-messages.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import {
  countStates,
  deliveryStand,
  planFor,
  readMessages,
  seedPlanned,
  TUESDAY,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';

const { db, server, withMailOut, release, releaseAndDeliver } = await openSendingStand();

const later = () => new Date(TUESDAY_TEN.getTime() + 60_000);

/** A process that says nothing more once its mail is about to begin, or has begun. */
function fallingSilent({ begun }: { begun: boolean }): MailOut {
  const send: MailOut['send'] = async (_mail, leave) => {
    if (begun) await leave?.mayBegin();
    return new Promise(() => undefined);
  };
  return { send, close: async () => undefined };
}

test('planning the same message twice writes it once', async () => {
  const customerId = await seedCustomer(db);
  const plan = planFor(customerId, await seedContact(db, customerId, { email: 'a@example.com' }));
  expect(await planMessages(db, [plan])).toEqual([{ id: expect.any(String), customerId }]);
  expect(await planMessages(db, [plan])).toEqual([]);
  expect(await readMessages(db)).toHaveLength(1);
});

test('nothing is sent that nobody released', async () => {
  await seedPlanned(db, 2);
  await withMailOut(async (mailOut) => deliverMessages(await deliveryStand(db, mailOut), DELIVERY));
  expect(server.mails).toHaveLength(0);
  expect(await countStates(db)).toEqual({ planned: 2 });
});

test('two deliverers at once send each mail once', async () => {
  await seedPlanned(db, 120);
  await release();
  const reports = await withMailOut((one) =>
    withMailOut(async (other) => {
      const [a, b] = [await deliveryStand(db, one), await deliveryStand(db, other)];
      return Promise.all([
        deliverMessages(a, { ...DELIVERY, limit: 200 }),
        deliverMessages(b, { ...DELIVERY, limit: 200 }),
      ]);
    }),
  );
  expect(reports.reduce((sum, report) => sum + report.accepted, 0)).toBe(120);
  expect(server.recipients).toHaveLength(120);
  expect(new Set(server.recipients).size).toBe(120);
  expect(await countStates(db)).toEqual({ accepted: 120 });
});

test('a process that dies between sending and writing it down leaves a doubt, not a second mail', async () => {
  await seedPlanned(db, 1);
  await release();
  void deliverMessages(await deliveryStand(db, fallingSilent({ begun: true })), DELIVERY);
  await expect.poll(() => countStates(db)).toEqual({ sending: 1 });
  const deps = await deliveryStand(db, fallingSilent({ begun: true }), { now: later });
  expect(await resolveStuck(deps, { builtInInbox: false })).toMatchObject({ doubtful: 1 });
  await withMailOut(async (mailOut) => deliverMessages({ ...deps, mailOut }, DELIVERY));
  expect(server.mails).toHaveLength(0);
  expect(await countStates(db)).toEqual({ uncertain: 1 });
});

test('a process that dies before the mail began to leave has sent nothing, and another sends it', async () => {
  await seedPlanned(db, 1);
  await release();
  void deliverMessages(await deliveryStand(db, fallingSilent({ begun: false })), DELIVERY);
  await expect.poll(() => countStates(db)).toEqual({ claimed: 1 });
  const deps = await deliveryStand(db, fallingSilent({ begun: false }), { now: later });
  expect(await resolveStuck(deps, { builtInInbox: false })).toMatchObject({ givenBack: 1, doubtful: 0 });
  await withMailOut(async (mailOut) => deliverMessages({ ...deps, mailOut }, DELIVERY));
  expect(server.mails).toHaveLength(1);
  expect((await readMessages(db))[0]).toMatchObject({ state: 'accepted', attempt: 1 });
});

test('a process that only stood still finds its message taken, and hands over no byte of it', async () => {
  await seedPlanned(db, 1);
  await release();
  let wakeUp: () => void = () => undefined;
  const still: MailOut = {
    send: async (_mail, leave) => {
      await new Promise<void>((resolve) => (wakeUp = resolve));
      if (await leave?.mayBegin()) throw new Error('it was let go');
      return { answer: '' };
    },
    close: async () => undefined,
  };
  const delivery = deliverMessages(await deliveryStand(db, still), DELIVERY);
  await expect.poll(() => countStates(db)).toEqual({ claimed: 1 });
  const deps = await deliveryStand(db, still, { now: later });
  await resolveStuck(deps, { builtInInbox: false });
  await withMailOut(async (mailOut) => deliverMessages({ ...deps, mailOut }, DELIVERY));
  wakeUp();
  expect(await delivery).toMatchObject({ accepted: 0 });
  expect(server.mails).toHaveLength(1);
});

test('a message whose last day is over is not taken, though nothing has ended it yet', async () => {
  await seedPlanned(db, 1, { plan: { expiresOn: TUESDAY - 1 } });
  await release();
  await withMailOut(async (mailOut) => deliverMessages(await deliveryStand(db, mailOut), DELIVERY));
  expect(server.mails).toHaveLength(0);
  expect(await countStates(db)).toEqual({ approved: 1 });
});

test('a late yes of the server closes the doubt that a sweep raised', async () => {
  await seedPlanned(db, 1);
  await release();
  let answer: (value: { answer: string }) => void = () => undefined;
  const slow: MailOut = {
    send: async (_mail, leave) => {
      await leave?.mayBegin();
      return new Promise((resolve) => (answer = resolve));
    },
    close: async () => undefined,
  };
  const deps = await deliveryStand(db, slow);
  const delivery = deliverMessages(deps, DELIVERY);
  await expect.poll(() => countStates(db)).toEqual({ sending: 1 });
  await resolveStuck(
    { ...deps, now: () => new Date(TUESDAY_TEN.getTime() + 3_600_000) },
    { builtInInbox: false },
  );
  answer({ answer: '250 late' });
  expect(await delivery).toMatchObject({ accepted: 1 });
  expect(await countStates(db)).toEqual({ accepted: 1 });
});

test('a contact who may no longer be written to gets nothing, and the message says why', async () => {
  await seedPlanned(db, 3);
  let nth = 0;
  const answers = [
    { allowed: false, because: 'suppressed', until: null },
    { allowed: false, because: 'cadence', until: TUESDAY + 2 },
    { allowed: false, because: 'paused', until: TUESDAY + 40 },
  ] as const;
  const report = await releaseAndDeliver({
    recheck: async (_tx, messages) =>
      new Map(messages.map(({ id }) => [id, answers[nth++ % 3] ?? answers[0]])),
  });
  expect(report).toMatchObject({ accepted: 0, withdrawn: 1, postponed: 1, expired: 1 });
  expect(server.mails).toHaveLength(0);
  const messages = await readMessages(db);
  const postponed = messages.find(({ state }) => state === 'approved');
  expect(postponed).toMatchObject({ because: 'cadence', sendAfter: new Date('2026-11-12T06:00:00Z') });
});

test('a message that recheck does not know is withdrawn, not sent', async () => {
  await seedPlanned(db, 1);
  expect(await releaseAndDeliver({ recheck: async () => new Map() })).toMatchObject({ withdrawn: 1 });
  expect(server.mails).toHaveLength(0);
});

test('an unsubscribe between claim and the first byte wins, and so does a suppression', async () => {
  const [first = '', second = ''] = await seedPlanned(db, 2);
  await release();
  await withMailOut(async (mailOut) => {
    const meanwhile: MailOut = {
      ...mailOut,
      send: async (mail, leave) => {
        if (mail.messageId.includes(first))
          await withdrawMessages({ db }, { ids: [first], because: 'unsubscribed' });
        else
          await suppress(db, {
            addressHash: `hash of ${mail.to.address}`,
            reason: 'bounced',
            source: 'test',
            at: TUESDAY_TEN,
          });
        return mailOut.send(mail, leave);
      },
    };
    const report = await deliverMessages(await deliveryStand(db, meanwhile), DELIVERY);
    expect(report).toMatchObject({ accepted: 0, withdrawn: 1 });
  });
  expect(server.recipients).toHaveLength(2);
  expect(server.mails).toHaveLength(0);
  const because = new Map((await readMessages(db)).map((message) => [message.id, message.because]));
  expect([because.get(first), because.get(second)]).toEqual(['unsubscribed', 'suppressed']);
  expect(await countStates(db)).toEqual({ withdrawn: 2 });
});

test('a worker that is told to stop brings begun mails to their end and gives the others back', async () => {
  await seedPlanned(db, 12);
  await release();
  const stop = new AbortController();
  await withMailOut(async (mailOut) => {
    let begun = 0;
    const stopping: MailOut = {
      ...mailOut,
      send: (mail, leave) => {
        const mayBegin = async () => {
          const yes = (await leave?.mayBegin()) ?? true;
          if (yes && ++begun === 3) stop.abort();
          return yes;
        };
        return mailOut.send(mail, { isWanted: () => leave?.isWanted() ?? true, mayBegin });
      },
    };
    const report = await deliverMessages(await deliveryStand(db, stopping), {
      ...DELIVERY,
      signal: stop.signal,
    });
    expect(report.accepted).toBe(server.mails.length);
  });
  expect(server.mails.length).toBeLessThan(12);
  expect(await countStates(db)).toEqual({
    accepted: server.mails.length,
    approved: 12 - server.mails.length,
  });
});

test('a withdrawn message is not sent', async () => {
  const ids = await seedPlanned(db, 2);
  await release();
  expect(await withdrawMessages({ db }, { ids: ids.slice(0, 1), because: 'Maija: wrong quantity' })).toBe(1);
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 1 });
});

test('every move of a message is on record', async () => {
  await seedPlanned(db, 1);
  await releaseAndDeliver();
  const moves = await db.select().from(messageMoveTable).orderBy(messageMoveTable.id);
  expect(moves.map(({ to }) => to)).toEqual(['planned', 'approved', 'claimed', 'sending', 'accepted']);
});
