import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { lockSendingDay } from '../../src/messages/pace/sending-day-store.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { wait } from '../../src/platform/wait.ts';
import { countStates, deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { NOTHING_KEPT } from '../support/nothing-kept.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db, server, release } = await openSendingStand();
const mailOut = openMailOut({ url: server.url });
afterAll(() => mailOut.close());
const RULES = { ...DEFAULT_CARE_MODEL.pace, firstDayMails: 0, mailsPerSecondPerHost: 500 };

/** A worker on a Tuesday morning. */
function worker(mailsPerDay = 1_000) {
  const now = () => TUESDAY_TEN;
  const pace = createPace({
    ...{ db, now, wait, log: pino({ level: 'silent' }), supplier: TEST_SUPPLIER },
    ...{ relay: 'smtp.supplier.example.com', connections: 5, findMailServers: async () => [] },
    ...NOTHING_KEPT,
    rules: async () => ({ ...RULES, mailsPerDay }),
  });
  const deliver = async () => deliverMessages(await deliveryStand(db, mailOut, { pace }), DELIVERY);
  return { pace, deliver };
}

test('what has gone today counts towards the day’s most, for two workers at once too', async () => {
  await seedPlanned(db, 3);
  await release();
  expect(await worker(8).deliver()).toMatchObject({ accepted: 3 });
  await seedPlanned(db, 40);
  await release();
  await Promise.all([worker(8).deliver(), worker(8).deliver()]);
  expect(await countStates(db)).toEqual({ accepted: 8, approved: 35 });
});

test('five dead addresses in 101 mails stop nothing, and five in 100 do', async () => {
  await seedPlanned(db, 101);
  for (const state of ['approved', 'claimed', 'sending', 'accepted'])
    await db.execute(sql`update message set state = ${state}, accepted_at = ${TUESDAY_TEN.toISOString()}`);
  await db.execute(
    sql`update message set bounced_at = accepted_at where id in (select id from message limit 5)`,
  );
  expect(await worker().pace.findHold()).toBeNull();
  await db.execute(
    sql`delete from message where id in (select id from message where bounced_at is null limit 1)`,
  );
  expect(await worker().pace.findHold()).toContain('5 of the last 100 mails');
});

test('of two who count a day’s mails at once, the other waits to see what the first has counted', async () => {
  const order: string[] = [];
  let other: Promise<unknown> = Promise.resolve();
  const count = (tx: Parameters<typeof lockSendingDay>[0]) => lockSendingDay(tx, 'example.com', '2026-11-10');
  await db.transaction(count);
  await db.transaction(async (tx) => {
    await count(tx);
    other = db.transaction(count).then(() => order.push('other'));
    await wait(300);
    order.push('first');
  });
  await other;
  expect(order).toEqual(['first', 'other']);
});
