import { expect, test } from 'vitest';
import { keepSweeping } from '../../src/jobs/keep-sweeping.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { countStates, deliveryStand, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';

const { db, release } = await openSendingStand();

const OFTEN_MS = 10;
const fallsSilent: MailOut = {
  send: async (_mail, leave) => {
    await leave?.mayBegin();
    return new Promise(() => undefined);
  },
  close: async () => undefined,
};

test('a doubt is shown though the queue never rings for it; until it is late it is left to the queue', async () => {
  await seedPlanned(db, 1);
  await release();
  void deliverMessages(await deliveryStand(db, fallsSilent), DELIVERY);
  await expect.poll(() => countStates(db)).toEqual({ sending: 1 });
  let seconds = 25;
  let looks = 0;
  const now = () => {
    looks += 1;
    return new Date(TUESDAY_TEN.getTime() + seconds * 1_000);
  };
  const deps = await deliveryStand(db, fallsSilent, { now });
  const sweeping = keepSweeping({ ...deps, builtInInbox: false }, OFTEN_MS);
  try {
    await expect.poll(() => looks).toBeGreaterThan(2);
    expect(await countStates(db)).toEqual({ sending: 1 });
    seconds = 31;
    await expect.poll(() => countStates(db)).toEqual({ uncertain: 1 });
  } finally {
    await sweeping.stop();
  }
});
