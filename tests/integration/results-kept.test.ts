import { expect, onTestFinished, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { Database } from '../../src/platform/database.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { countStates, deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { DELIVERY } from '../support/sending-stand.ts';
import { waitUntil } from '../support/wait-until.ts';

const MAILS = 5;

async function openPostgres() {
  const postgres = await startOwnPostgres();
  onTestFinished(postgres.drop);
  return postgres;
}

/**
 * Sends to a mail server that says yes to all mails once all have begun and `hurt` has hurt the database: nobody can write it down.
 * `ended` when the run is.
 */
async function sendMeanwhile(db: Database, hurt: () => Promise<unknown>) {
  await seedPlanned(db, MAILS);
  await db.$client.query(`update message set state = 'approved', send_after = $1`, [TUESDAY_TEN]);
  let [begun, answered] = [0, 0];
  let hurting: Promise<unknown> | undefined;
  const mailOut: MailOut = {
    send: async (_mail, leave) => {
      expect(await leave?.mayBegin()).toBe(true);
      begun += 1;
      await expect.poll(() => begun).toBe(MAILS);
      hurting ??= hurt();
      await hurting;
      answered += 1;
      return { answer: '250 taken' };
    },
    close: async () => undefined,
  };
  // It looks for more meanwhile, and may find no database: the queue calls it again then.
  const ended = Promise.allSettled([deliverMessages(await deliveryStand(db, mailOut), DELIVERY)]);
  await expect.poll(() => answered).toBe(MAILS);
  return { ended };
}

test('mails that were on the line while the database was restarted are known as taken, and leave no doubt', async () => {
  const { db, endAtOnce, revive } = await openPostgres();
  const { ended } = await sendMeanwhile(db, endAtOnce);
  await expect(db.$client.query('select 1')).rejects.toThrow();
  await revive();
  await ended;
  expect(await countStates(db)).toEqual({ accepted: MAILS });
});

test('mails that were on the line while the database let itself only be read, as a stand-by does, are known as taken', async () => {
  const { db } = await openPostgres();
  const isReadOnly = async () =>
    (await db.$client.query('show default_transaction_read_only')).rows[0].default_transaction_read_only;
  const { ended } = await sendMeanwhile(db, async () => {
    await db.$client.query('alter system set default_transaction_read_only = on');
    await db.$client.query('select pg_reload_conf()');
    await waitUntil('nothing can be written', async () => (await isReadOnly()) === 'on');
  });
  await expect(db.$client.query('update message set because = null')).rejects.toThrow('read-only');
  await db.$client.query('alter system reset default_transaction_read_only');
  await db.$client.query('select pg_reload_conf()');
  await ended;
  expect(await countStates(db)).toEqual({ accepted: MAILS });
});
