import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { findTroubledGates } from '../../src/messages/pace/gate-store.ts';
import type { PaceDeps } from '../../src/messages/pace/pace-deps.ts';
import { endPauses, findPause } from '../../src/messages/pause-store.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { wait } from '../../src/platform/wait.ts';
import {
  countStates,
  deliveryStand,
  readMessages,
  seedPlanned,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { NOTHING_KEPT } from '../support/nothing-kept.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db, server, release } = await openSendingStand();
/** One for all tests: its threads take a second to start. */
const mailOut = openMailOut({ url: server.url });
afterAll(() => mailOut.close());
const MINUTE = 60_000;
const KNOWN_SENDER = { ...DEFAULT_CARE_MODEL.pace, firstDayMails: 0, mailsPerSecondPerHost: 500 };
/** Who receives for a domain, as DNS would say. */
const MAIL_SERVERS: Record<string, string> = {
  'one.fi': 'one-fi.mail.protection.outlook.com',
  'two.fi': 'two-fi.mail.protection.outlook.com',
  'three.fi': 'aspmx.l.google.com',
};

/** A worker whose clock begins so many minutes after a Tuesday morning. */
function worker(minutes = 0, other: Partial<PaceDeps> & { rules?: never; pace?: object } = {}) {
  const began = performance.now();
  const now = () => new Date(TUESDAY_TEN.getTime() + minutes * MINUTE + performance.now() - began);
  const pace = createPace({
    ...{ db, now, wait, log: pino({ level: 'silent' }), supplier: TEST_SUPPLIER },
    relay: 'smtp.supplier.example.com',
    connections: 5,
    findMailServers: async (domain) => [{ exchange: MAIL_SERVERS[domain] ?? '', priority: 10 }],
    ...other,
    ...NOTHING_KEPT,
    rules: async () => ({ ...KNOWN_SENDER, ...other.pace }),
  });
  const deliver = async () => deliverMessages(await deliveryStand(db, mailOut, { now, pace }), DELIVERY);
  return { pace, deliver };
}

async function seedMails(count: number, domain: string): Promise<void> {
  for (let n = 0; n < count; n++) await seedPlanned(db, 1, { contact: { email: `aino${n}@${domain}` } });
}

test('mails that may go at once go at once, and are counted for the day', async () => {
  await seedMails(20, 'one.fi');
  await seedMails(20, 'three.fi');
  await release();
  expect(await worker().deliver()).toMatchObject({ accepted: 40, stopped: null });
  const { rows } = await db.execute(sql`select sender_domain, mails from sending_day`);
  expect(rows).toEqual([{ sender_domain: 'supplier.example.com', mails: 40 }]);
  const { rows: hosts } = await db.execute(sql`select distinct host from mail_domain order by host`);
  expect(hosts).toEqual([{ host: 'google.com' }, { host: 'outlook.com' }]);
});

test('two workers keep one pace: mails to one host go one after another', async () => {
  await seedMails(24, 'one.fi');
  await release();
  const slow = { pace: { mailsPerSecondPerHost: 10 } };
  const began = performance.now();
  const reports = await Promise.all([worker(0, slow).deliver(), worker(0, slow).deliver()]);
  expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(24);
  expect(performance.now() - began).toBeGreaterThan(23 * 125 - 300);
});

test('a rate refusal stops one host for ten minutes, whatever the domain, and no other', async () => {
  await seedMails(1, 'one.fi');
  await release();
  server.play({ rcpt: '421 4.7.28 unusual rate of unsolicited mail' });
  expect(await worker().deliver()).toMatchObject({ deferred: 1 });
  server.play({});
  await seedMails(3, 'two.fi');
  await seedMails(3, 'three.fi');
  await release();
  expect(await worker(9).deliver()).toMatchObject({ accepted: 3 });
  expect(server.mails.every((mail) => /^To: .*@three\.fi/m.test(mail))).toBe(true);
  expect(await findTroubledGates(db, TUESDAY_TEN)).toMatchObject([
    { kind: 'host', name: 'outlook.com', most: 1 },
  ]);
  expect((await worker(10.1).deliver()).accepted).toBe(1);
});

test('a new sender domain sends its few and keeps the others for the next day', async () => {
  await seedMails(5, 'one.fi');
  await release();
  const warming = { pace: { firstDayMails: 2 } };
  expect(await worker(0, warming).deliver()).toMatchObject({ accepted: 2 });
  expect((await worker(5, warming).deliver()).stopped).toContain('while the sender domain is new');
  expect(await worker(24 * 60, warming).deliver()).toMatchObject({ accepted: 3 });
  expect(await countStates(db)).toEqual({ accepted: 5 });
});

test('a relay that is down is asked seldom, burns no attempt, and takes everything once it is back', async () => {
  await seedMails(60, 'one.fi');
  await release();
  const before = server.greetings;
  server.play({ greeting: 'drop', mail: 'drop' });
  for (let minute = 0; minute < 60; minute++) await worker(minute).deliver();
  const greetings = server.greetings - before;
  expect(greetings).toBeLessThanOrEqual(40);
  expect(greetings).toBeGreaterThan(5);
  const messages = await readMessages(db);
  expect(messages.every(({ attempt }) => attempt === 0)).toBe(true);
  const [relay] = await findTroubledGates(db, new Date(TUESDAY_TEN.getTime() + 59 * MINUTE));
  expect(relay).toMatchObject({ kind: 'relay', name: 'smtp.supplier.example.com' });
  server.play({});
  let accepted = 0;
  for (let minute = 66; minute < 75; minute++) accepted += (await worker(minute).deliver()).accepted;
  expect(accepted).toBe(60);
  expect(await findTroubledGates(db, TUESDAY_TEN)).toEqual([]);
});

test('a spam report stops all sending within one batch, and a person’s go is not undone by the same report', async () => {
  await seedMails(4, 'one.fi');
  await release();
  await worker().deliver();
  await db.execute(sql`update message set complained_at = accepted_at + interval '1 minute' where id =
    (select id from message limit 1)`);
  expect(await worker(2).pace.findHold()).toContain('1 of the last 4 mails was reported as spam');
  expect(await findPause(db)).toMatchObject({ cause: 'spam-reports' });
  await endPauses(db, new Date(TUESDAY_TEN.getTime() + 3 * MINUTE));
  expect(await worker(4).pace.findHold()).toBeNull();
});

test('hard bounces stop all sending at one in twenty of the mails looked at, not of five hundred that were never sent', async () => {
  await seedMails(25, 'one.fi');
  await release();
  const dead = new Set(Array.from({ length: 4 }, (_, n) => `aino${n}@one.fi`));
  server.play((recipient) => (dead.has(recipient) ? { rcpt: '550 5.1.1 no such user' } : {}));
  await worker().deliver();
  expect(await countStates(db)).toEqual({ failed: 4, accepted: 21 });
  expect(await worker(1).pace.findHold()).toBeNull();
  await db.execute(sql`update message set bounced_at = accepted_at where id =
    (select id from message where state = 'accepted' limit 1)`);
  expect(await worker(1).pace.findHold()).toContain(
    '5 of the last 25 mails went to addresses that do not exist',
  );
});

test('mails due while the workers stood still for three days go by a person’s word only, which holds for all of them', async () => {
  await seedMails(3, 'one.fi');
  await release();
  const days = 3 * 24 * 60;
  expect((await worker(days).deliver()).stopped).toBe('3 mails are more than a day late');
  expect(await findPause(db)).toMatchObject({ cause: 'late', figures: { count: 3 } });
  expect(server.mails).toHaveLength(0);
  await endPauses(db, new Date(TUESDAY_TEN.getTime() + (days + 1) * MINUTE));
  expect(await worker(days + 2).deliver()).toMatchObject({ accepted: 3, stopped: null });
});

test('mails that wait for their turn among others that go are not late', async () => {
  await seedMails(2, 'one.fi');
  await release();
  await worker().deliver();
  await seedMails(3, 'one.fi');
  await db.execute(sql`update message set state = 'approved', send_after = ${TUESDAY_TEN.toISOString()}::timestamptz - interval '1 hour'
    where state = 'planned'`);
  expect(await worker(3 * 24 * 60).deliver()).toMatchObject({ accepted: 3, stopped: null });
});

test('of fewer than twenty mails, bounces say nothing of a list', async () => {
  await seedMails(19, 'one.fi');
  await release();
  server.play({ rcpt: '550 5.1.1 no such user' });
  await worker().deliver();
  expect(await worker(1).pace.findHold()).toBeNull();
});

test('only bounces that say an address does not exist count towards the stop', async () => {
  await seedMails(25, 'one.fi');
  await release();
  await worker().deliver();
  await db.execute(sql`update message set bounced_at = accepted_at`);
  const bounce = (severity: string) => sql`
    insert into incoming_mail (source, mail_key, received_at, rcpt_to, state, kind, severity, message_id)
    select 'inbox', ${severity} || id, accepted_at, '{}', 'closed', 'bounce', ${severity}, id from message`;
  for (const severity of ['full', 'soft', 'policy']) await db.execute(bounce(severity));
  expect(await worker(1).pace.findHold()).toBeNull();
  await db.execute(bounce('hard'));
  expect(await worker(2).pace.findHold()).toContain(
    '25 of the last 25 mails went to addresses that do not exist',
  );
});

test('a day planned with more than three times the usual waits for a go, once', async () => {
  await db.execute(sql`insert into sending_day (sender_domain, day, mails)
    select 'supplier.example.com', date '2026-11-10' - n, 20 from generate_series(1, 8) n`);
  await seedMails(61, 'one.fi');
  await release();
  expect((await worker().deliver()).stopped).toBe('61 mails are planned for today, and 20 are usual');
  expect(server.mails).toHaveLength(0);
  await endPauses(db, new Date(TUESDAY_TEN.getTime() + MINUTE));
  expect(await worker(2).deliver()).toMatchObject({ accepted: 61 });
});

test('whoever asks while the day’s plan is looked at is held back by what that look finds', async () => {
  await db.execute(sql`insert into sending_day (sender_domain, day, mails)
    select 'supplier.example.com', date '2026-11-10' - n, 20 from generate_series(1, 8) n`);
  await seedMails(61, 'one.fi');
  await release();
  const { pace } = worker();
  expect(await Promise.all([1, 2, 3].map(() => pace.findHold()))).toEqual(
    Array(3).fill('61 mails are planned for today, and 20 are usual'),
  );
});

test('when DNS does not answer, mails go, and each domain counts for itself', async () => {
  await seedMails(2, 'one.fi');
  await release();
  const silent = { findMailServers: () => Promise.reject(new Error('queryMx ETIMEOUT')) };
  expect(await worker(0, silent).deliver()).toMatchObject({ accepted: 2 });
  const { rows } = await db.execute(sql`select host from mail_domain`);
  expect(rows).toEqual([{ host: 'one.fi' }]);
});

test('a worker that is stopped gives back what waits for its turn', async () => {
  await seedMails(12, 'one.fi');
  await release();
  const stopping = new AbortController();
  const { pace } = worker(0, { pace: { mailsPerSecondPerHost: 1 } });
  const deps = await deliveryStand(db, mailOut, { pace });
  const delivery = deliverMessages(deps, { ...DELIVERY, signal: stopping.signal });
  await expect.poll(() => server.mails.length).toBe(1);
  stopping.abort();
  await delivery;
  expect(await countStates(db)).toMatchObject({ accepted: 1, approved: 11 });
  expect(await countedToday()).toBe(1);
});

async function countedToday(): Promise<number> {
  const { rows } = await db.execute<{ mails: number }>(sql`select sum(mails)::int as mails from sending_day`);
  return rows[0]?.mails ?? 0;
}
