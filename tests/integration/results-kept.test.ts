import { expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { countStates, deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { DELIVERY } from '../support/sending-stand.ts';

test('mails that were on the line while the database was restarted are known as taken, and leave no doubt', async ({
  onTestFinished,
}) => {
  const postgres = await startOwnPostgres();
  onTestFinished(postgres.drop);
  const { db } = postgres;
  await seedPlanned(db, 5);
  await db.$client.query(`update message set state = 'approved', send_after = $1`, [TUESDAY_TEN]);
  let [begun, answered] = [0, 0];
  let gone: Promise<void> | undefined;
  const mailOut: MailOut = {
    send: async (_mail, leave) => {
      expect(await leave?.mayBegin()).toBe(true);
      begun += 1;
      await expect.poll(() => begun).toBe(5);
      gone ??= postgres.endAtOnce();
      await gone;
      answered += 1;
      // The server says yes while nobody can write it down.
      return { answer: '250 taken' };
    },
    close: async () => undefined,
  };
  // It looks for more meanwhile, and may find no database: the queue calls it again then.
  const run = Promise.allSettled([deliverMessages(await deliveryStand(db, mailOut), DELIVERY)]);
  await expect.poll(() => answered).toBe(5);
  await expect(db.$client.query('select 1')).rejects.toThrow();
  await postgres.revive();
  await run;
  expect(await countStates(db)).toEqual({ accepted: 5 });
});
