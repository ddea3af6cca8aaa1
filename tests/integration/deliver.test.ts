import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { messageMoveTable, messageTable } from '../../src/messages/message-table.ts';
import { findPause } from '../../src/messages/pause-store.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import { withdrawMessages } from '../../src/messages/withdraw-messages.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import {
  allowAll,
  countStates,
  deliveryStand,
  planFor,
  readMessages,
  SENDING,
  seedPlanned,
  TUESDAY,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const server = await startScriptedServer();
const INPUT = { limit: 100, sending: SENDING };

beforeEach(async () => {
  await emptyDatabase(db);
  server.play({});
  server.mails.length = 0;
  server.recipients.length = 0;
});

async function withMailOut<Answer>(work: (mailOut: MailOut) => Promise<Answer>): Promise<Answer> {
  const mailOut = openMailOut({ url: server.url });
  try {
    return await work(mailOut);
  } finally {
    await mailOut.close();
  }
}

const release = () =>
  releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });

async function releaseAndDeliver(other: Parameters<typeof deliveryStand>[2] = {}) {
  await release();
  return withMailOut(async (mailOut) => deliverMessages(await deliveryStand(db, mailOut, other), INPUT));
}

test('planning the same message twice writes it once', async () => {
  const customerId = await seedCustomer(db);
  const plan = planFor(customerId, await seedContact(db, customerId, { email: 'a@example.com' }));
  expect(await planMessages(db, [plan])).toEqual([{ id: expect.any(String), customerId }]);
  expect(await planMessages(db, [plan])).toEqual([]);
  expect(await readMessages(db)).toHaveLength(1);
});

test('a released message arrives with its items and is kept as it was sent', async () => {
  const [id] = await seedPlanned(db, 1);
  const report = await releaseAndDeliver();
  expect(report).toMatchObject({ accepted: 1, stopped: null });
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]).toContain(`Message-ID: <${id}@supplier.example.com>`);
  const [message] = await readMessages(db);
  expect(message).toMatchObject({ state: 'accepted', attempt: 1, smtpAnswer: '250 2.0.0 queued as 1' });
  expect(message?.subject).toBe('Jam jar: time to fill up?');
  expect(message?.html).toContain('24 pcs');
  expect(message?.body).toContain('You usually order this about every 5 weeks; last on 3 October.');
  expect(message?.templateVersion).toMatch(/^[0-9a-f]{12}$/);
});

test('nothing is sent that nobody released', async () => {
  await seedPlanned(db, 2);
  await withMailOut(async (mailOut) => deliverMessages(await deliveryStand(db, mailOut), INPUT));
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
        deliverMessages(a, { ...INPUT, limit: 200 }),
        deliverMessages(b, { ...INPUT, limit: 200 }),
      ]);
    }),
  );
  expect(reports.reduce((sum, report) => sum + report.accepted, 0)).toBe(120);
  expect(server.recipients).toHaveLength(120);
  expect(new Set(server.recipients).size).toBe(120);
  expect(await countStates(db)).toEqual({ accepted: 120 });
});

test('an answer of 421 or 450 puts the mail off by half an hour and a later attempt carries the same id', async () => {
  const [id] = await seedPlanned(db, 1);
  server.play({ rcpt: '450 4.2.0 try later' });
  expect(await releaseAndDeliver()).toMatchObject({ deferred: 1 });
  const [message] = await readMessages(db);
  expect(message?.sendAfter).toEqual(new Date(TUESDAY_TEN.getTime() + 30 * 60_000));
  expect(message?.because).toContain('450 4.2.0 try later');
  server.play({});
  const later = () => new Date(TUESDAY_TEN.getTime() + 31 * 60_000);
  await withMailOut(async (mailOut) =>
    deliverMessages(await deliveryStand(db, mailOut, { now: later }), INPUT),
  );
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]).toContain(`<${id}@`);
  expect((await readMessages(db))[0]).toMatchObject({ state: 'accepted', attempt: 2 });
});

test('a greylisting server is asked again when it said', async () => {
  await seedPlanned(db, 1);
  server.play({ rcpt: '451 4.7.1 Greylisted, please try again in 300 seconds' });
  await releaseAndDeliver();
  expect((await readMessages(db))[0]?.sendAfter).toEqual(new Date(TUESDAY_TEN.getTime() + 310_000));
});

test('a mailbox that does not exist is never written to again', async () => {
  const [id] = await seedPlanned(db, 1);
  server.play({ rcpt: '550 5.1.1 no such user' });
  expect(await releaseAndDeliver()).toMatchObject({ failed: 1 });
  const [suppressed] = await db.select().from(suppressionTable);
  expect(suppressed?.reason).toBe('bounced');
  expect(suppressed?.source).toContain(id);
});

test('a full mailbox fails the mail and leaves the address alone', async () => {
  await seedPlanned(db, 1);
  server.play({ rcpt: '552 5.2.2 mailbox full' });
  expect(await releaseAndDeliver()).toMatchObject({ failed: 1 });
  expect(await db.select().from(suppressionTable)).toEqual([]);
});

test.each([
  ['535 5.7.8 login refused', { mail: '535 5.7.8 login refused' }],
  ['blocked sender', { dot: '550 5.7.1 our reputation' }],
  ['relaying denied', { rcpt: '554 relaying denied' }],
])('our own fault (%s) stops all sending, blames no address and counts no attempt', async (_name, script) => {
  await seedPlanned(db, 60);
  server.play(script);
  const report = await releaseAndDeliver();
  expect(report.stopped).not.toBeNull();
  expect(await findPause(db)).toMatchObject({ because: report.stopped });
  expect(await db.select().from(suppressionTable)).toEqual([]);
  const messages = await readMessages(db);
  expect(
    messages.every(({ state, attempt }) => (state === 'approved' || state === 'deferred') && attempt === 0),
  ).toBe(true);
  expect(messages.filter(({ state }) => state === 'approved').length).toBeGreaterThan(0);
  server.play({});
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 0, stopped: report.stopped });
});

test('a server that cannot be reached costs no attempt', async () => {
  await seedPlanned(db, 30);
  server.play({ greeting: '421 4.3.2 shutting down' });
  expect((await releaseAndDeliver()).stopped).toContain('shutting down');
  expect(await findPause(db)).toBeUndefined();
  expect((await readMessages(db)).every(({ attempt }) => attempt === 0)).toBe(true);
});

test('a connection lost after the final dot leaves a doubt that nothing sends again', async () => {
  await seedPlanned(db, 1);
  server.play({ dot: 'drop' });
  expect(await releaseAndDeliver()).toMatchObject({ uncertain: 1 });
  expect(server.mails).toHaveLength(1);
  server.play({});
  await withMailOut(async (mailOut) => {
    const tomorrow = () => new Date(TUESDAY_TEN.getTime() + 86_400_000);
    const deps = await deliveryStand(db, mailOut, { now: tomorrow });
    await resolveStuck(deps, { builtInInbox: false });
    await deliverMessages(deps, INPUT);
  });
  expect(server.mails).toHaveLength(1);
  expect(await countStates(db)).toEqual({ uncertain: 1 });
});

test('a connection lost before the mail began to leave is simply tried again', async () => {
  await seedPlanned(db, 1);
  server.play({ rcpt: 'drop' });
  expect(await releaseAndDeliver()).toMatchObject({ deferred: 1, uncertain: 0 });
  expect(server.mails).toHaveLength(0);
});

test('a process that dies between sending and writing it down leaves a doubt, not a second mail', async () => {
  await seedPlanned(db, 1);
  await release();
  const dying: MailOut = { send: () => new Promise(() => undefined), close: async () => undefined };
  void deliverMessages(await deliveryStand(db, dying), INPUT);
  await expect.poll(() => countStates(db)).toEqual({ sending: 1 });
  const later = () => new Date(TUESDAY_TEN.getTime() + 16 * 60_000);
  const deps = await deliveryStand(db, dying, { now: later });
  expect(await resolveStuck(deps, { builtInInbox: false })).toMatchObject({ doubtful: 1 });
  await withMailOut(async (mailOut) => deliverMessages({ ...deps, mailOut }, INPUT));
  expect(server.mails).toHaveLength(0);
  expect(await countStates(db)).toEqual({ uncertain: 1 });
});

test('a late yes of the server closes the doubt that a sweep raised', async () => {
  await seedPlanned(db, 1);
  await release();
  let answer: (value: { answer: string }) => void = () => undefined;
  const slow: MailOut = {
    send: () => new Promise((resolve) => (answer = resolve)),
    close: async () => undefined,
  };
  const deps = await deliveryStand(db, slow);
  const delivery = deliverMessages(deps, INPUT);
  await expect.poll(() => countStates(db)).toEqual({ sending: 1 });
  await resolveStuck(
    { ...deps, now: () => new Date(TUESDAY_TEN.getTime() + 3_600_000) },
    { builtInInbox: false },
  );
  answer({ answer: '250 late' });
  expect(await delivery).toMatchObject({ accepted: 1 });
  expect(await countStates(db)).toEqual({ accepted: 1 });
});

test('a claim whose process died goes back in line, and after two deaths it ends', async () => {
  await seedPlanned(db, 1);
  await release();
  const deps = await deliveryStand(db, { send: () => Promise.reject(), close: async () => undefined });
  for (const expected of [{ givenBack: 1 }, { givenBack: 1 }, { poison: 1 }]) {
    await db.update(messageTable).set({ state: 'claimed', claimedAt: TUESDAY_TEN });
    expect(await resolveStuck(deps, { builtInInbox: false, leaseMinutes: 0 })).toMatchObject(expected);
  }
  expect(await countStates(db)).toEqual({ failed: 1 });
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

test('a message that cannot be written fails alone, with the fault in its reason', async () => {
  await seedPlanned(db, 2);
  await seedPlanned(db, 1, { plan: { kind: 'farewell' } });
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 2, failed: 1 });
  const failed = (await readMessages(db)).find(({ state }) => state === 'failed');
  expect(failed?.because).toContain('there is no template for farewell in en');
});

test('an unsubscribe between claim and sending wins', async () => {
  const [id = ''] = await seedPlanned(db, 1);
  const recheck: typeof allowAll = async (tx, messages) => {
    await tx
      .update(messageTable)
      .set({ state: 'withdrawn', because: 'unsubscribed' })
      .where(eq(messageTable.id, id));
    return allowAll(tx, messages);
  };
  expect(await releaseAndDeliver({ recheck })).toMatchObject({ accepted: 0 });
  expect(server.mails).toHaveLength(0);
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

test('the first mail to a contact carries the right to object in a block of its own, the second does not', async () => {
  await seedPlanned(db, 1);
  await releaseAndDeliver();
  const [first] = await readMessages(db);
  expect(first?.body).toContain('You can always say no');
  await planMessages(db, [planFor(first?.customerId ?? 0, first?.contactId ?? 0, { period: '2026-12-01' })]);
  await releaseAndDeliver();
  const second = (await readMessages(db)).find(({ period }) => period === '2026-12-01');
  expect(second?.state).toBe('accepted');
  expect(second?.body).not.toContain('You can always say no');
});
