import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { OPEN_GATE } from '../../src/messages/pace/gate.ts';
import { saveGates } from '../../src/messages/pace/gate-store.ts';
import type { PaceDeps } from '../../src/messages/pace/pace-deps.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { wait } from '../../src/platform/wait.ts';
import { deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { NOTHING_KEPT } from '../support/nothing-kept.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db, server, release } = await openSendingStand();
const mailOut = openMailOut({ url: server.url });
afterAll(() => mailOut.close());

/** Sends what is due, at so many mails a second to one host, on a machine that wakes up as `wait` says. */
async function deliver(mailsPerSecondPerHost = 500, oversleep: PaceDeps['wait'] = wait) {
  const began = performance.now();
  const now = () => new Date(TUESDAY_TEN.getTime() + performance.now() - began);
  const pace = createPace({
    ...{ db, now, log: pino({ level: 'silent' }), supplier: TEST_SUPPLIER },
    relay: 'smtp.supplier.example.com',
    connections: 5,
    findMailServers: async () => [{ exchange: 'one-fi.mail.protection.outlook.com', priority: 10 }],
    ...NOTHING_KEPT,
    wait: oversleep,
    rules: async () => ({ ...DEFAULT_CARE_MODEL.pace, firstDayMails: 0, mailsPerSecondPerHost }),
  });
  return deliverMessages(await deliveryStand(db, mailOut, { now, pace }), DELIVERY);
}

async function seedMails(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await seedPlanned(db, 1, { contact: { email: `aino${n}@one.fi` } });
  await release();
}

/** A machine so busy that the first few times it wakes up too late for the turns it slept towards. */
function busyMachine(times: number): PaceDeps['wait'] {
  let left = times;
  return (ms, signal) => {
    left -= 1;
    return wait(left >= 0 ? ms + 600 : ms, signal);
  };
}

async function countedToday(): Promise<number> {
  const { rows } = await db.execute<{ mails: number }>(sql`select sum(mails)::int as mails from sending_day`);
  return rows[0]?.mails ?? 0;
}

test('a mail whose turn was missed counts once for the day, however often it takes another', async () => {
  await seedMails(10);
  expect(await deliver(20, busyMachine(4))).toMatchObject({ accepted: 10 });
  expect(await countedToday()).toBe(10);
});

test('a missed turn does not take the place of its own mail at a host that recovers', async () => {
  await seedMails(1);
  const recovers = { ...OPEN_GATE, most: 1, recovers: 'slowly' as const, because: 'slow down' };
  await saveGates(db, [{ kind: 'host', name: 'outlook.com', gate: recovers }]);
  expect(await deliver(500, busyMachine(1))).toMatchObject({ accepted: 1 });
});

test('a mail that was let through and taken back before it began is not counted for the day', async () => {
  await seedMails(1);
  await db.execute(
    sql`insert into suppression (address_hash, reason, source) select address_hash, 'objected', 'a test' from contact`,
  );
  expect(await deliver()).toMatchObject({ accepted: 0, withdrawn: 1 });
  expect(await countedToday()).toBe(0);
});
