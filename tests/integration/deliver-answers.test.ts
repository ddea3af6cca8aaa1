import { expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { endPauses, findPause } from '../../src/messages/pause-store.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import {
  countStates,
  deliveryStand,
  planFor,
  readMessages,
  seedPlanned,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { seedContact } from '../support/seed.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';

const { db, server, withMailOut, releaseAndDeliver } = await openSendingStand();

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

test('an answer of 421 or 450 puts the mail off by half an hour and a later attempt carries the same id', async () => {
  const [id] = await seedPlanned(db, 1);
  server.play({ rcpt: '450 4.2.0 try later' });
  expect(await releaseAndDeliver()).toMatchObject({ deferred: 1 });
  const [message] = await readMessages(db);
  const waitMinutes = ((message?.sendAfter?.getTime() ?? 0) - TUESDAY_TEN.getTime()) / 60_000;
  expect(waitMinutes).toBeGreaterThanOrEqual(30);
  expect(waitMinutes).toBeLessThanOrEqual(45);
  expect(message?.because).toContain('450 4.2.0 try later');
  server.play({});
  const later = () => new Date(TUESDAY_TEN.getTime() + 46 * 60_000);
  await withMailOut(async (mailOut) =>
    deliverMessages(await deliveryStand(db, mailOut, { now: later }), DELIVERY),
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
  ['535 5.7.8 login refused', { mail: '535 5.7.8 login refused' }, 0],
  ['blocked sender', { dot: '550 5.7.1 our reputation' }, 1],
  ['relaying denied', { rcpt: '554 relaying denied' }, 1],
])('our own fault (%s) stops all sending and blames no address', async (_name, script, attempts) => {
  await seedPlanned(db, 60);
  server.play(script);
  const report = await releaseAndDeliver();
  expect(report.stopped).not.toBeNull();
  expect(await findPause(db)).toMatchObject({ because: report.stopped });
  expect(await db.select().from(suppressionTable)).toEqual([]);
  const messages = await readMessages(db);
  for (const { state, attempt } of messages)
    expect(state === 'deferred' ? attempt : [state, attempt]).toEqual(
      state === 'deferred' ? attempts : ['approved', 0],
    );
  expect(messages.filter(({ state }) => state === 'approved').length).toBeGreaterThan(0);
  server.play({});
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 0, stopped: report.stopped });
});

test('one receiver’s policy stops sending once: after a person’s go the others are sent before it is tried again', async () => {
  const [first = ''] = await seedPlanned(db, 1, { contact: { email: 'strict@example.com' } });
  server.play((recipient) => (recipient === 'strict@example.com' ? { rcpt: '550 5.7.1 by our policy' } : {}));
  expect((await releaseAndDeliver()).stopped).toContain('by our policy');
  await seedPlanned(db, 3);
  await endPauses(db, TUESDAY_TEN);
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 3, stopped: null });
  const [message] = (await readMessages(db)).filter(({ id }) => id === first);
  expect(message).toMatchObject({ state: 'deferred', attempt: 1 });
  expect(message?.sendAfter?.getTime()).toBeGreaterThan(TUESDAY_TEN.getTime() + 30 * 60_000);
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
    await deliverMessages(deps, DELIVERY);
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

test('a message that cannot be written fails alone, with the fault in its reason', async () => {
  await seedPlanned(db, 2);
  await seedPlanned(db, 1, { plan: { kind: 'postcard' as 'greeting' } });
  expect(await releaseAndDeliver()).toMatchObject({ accepted: 2, failed: 1 });
  const failed = (await readMessages(db)).find(({ state }) => state === 'failed');
  expect(failed?.because).toContain('there is no template for postcard in en');
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

test.each(['failed', 'withdrawn', 'expired'] as const)(
  'a mail that never went (%s), or went to another person there, is no first mail: the next one says what she may do',
  async (state) => {
    const [id = ''] = await seedPlanned(db, 1);
    const way = { failed: ['approved', 'claimed', 'failed'], withdrawn: ['withdrawn'], expired: ['expired'] };
    for (const step of way[state])
      await db.$client.query('update message set state = $1 where id = $2', [step, id]);
    const [never] = await readMessages(db);
    const { customerId = 0, contactId = 0 } = never ?? {};
    const colleague = await seedContact(db, customerId, { email: 'b@example.com' });
    const plans = [colleague, contactId].map((who, n) => planFor(customerId, who, { period: `later ${n}` }));
    for (const plan of plans) {
      await planMessages(db, [plan]);
      await releaseAndDeliver();
    }
    const went = (await readMessages(db)).filter((message) => message.state === 'accepted');
    expect(went).toHaveLength(2);
    for (const { body } of went) expect(body).toContain('You can always say no');
  },
);

test('what a server says of us when it stops all sending is kept without the address that it repeats', async () => {
  await seedPlanned(db, 1);
  server.play((recipient) => ({ rcpt: `550 5.7.1 <${recipient}> rejected, your host is on our list` }));
  await releaseAndDeliver();
  expect((await findPause(db))?.because).toContain('on our list');
  expect((await findPause(db))?.because).not.toContain('@');
});
