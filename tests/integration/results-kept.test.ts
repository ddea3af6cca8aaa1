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
  let begun = 0;
  let restart: Promise<void> | undefined;
  const mailOut: MailOut = {
    send: async (_mail, leave) => {
      expect(await leave?.mayBegin()).toBe(true);
      begun += 1;
      await expect.poll(() => begun).toBe(5);
      restart ??= postgres.restartAtOnce();
      // The server says yes while nobody can write it down.
      await expect(db.$client.query('select 1')).rejects.toThrow();
      return { answer: '250 taken' };
    },
    close: async () => undefined,
  };
  // It looks for more meanwhile, and may find no database: the queue calls it again then.
  await Promise.allSettled([deliverMessages(await deliveryStand(db, mailOut), DELIVERY)]);
  await restart;
  expect(await countStates(db)).toEqual({ accepted: 5 });
});
