import { expect, test } from 'vitest';
import { deliverFor } from '../../src/jobs/deliver-messages.job.ts';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { countStates, deliveryStand, seedPlanned } from '../support/message-stand.ts';
import { openSendingStand } from '../support/sending-stand.ts';

const { db, server, release, withMailOut } = await openSendingStand();
const person = { name: 'Aino', address: 'aino@example.com' };
const MAIL = {
  ...{ from: person, to: person, replyTo: person.address, subject: 'Hei', html: '<p>Hei</p>', text: 'Hei' },
  ...{ messageId: '<warm@example.com>', unsubscribe: null },
};

test('a delivery that takes longer than a run may goes on in the next, and none of it is written down as failed', async () => {
  await withMailOut(async (mailOut) => {
    const stand = await deliveryStand(db, mailOut);
    const deps = { ...stand, builtInInbox: true } as unknown as JobDeps;
    const signal = new AbortController().signal;
    // Its threads take a second to start.
    await mailOut.send(MAIL);
    await seedPlanned(db, 60);
    await release();
    server.play({ dot: { bytes: '250 2.0.0 taken\r\n', afterMs: 600 } });
    expect(await deliverFor(2_000)(deps, {}, signal)).toMatchObject({ kind: 'snooze' });
    const { accepted = 0, approved = 0, ...others } = await countStates(db);
    expect(accepted).toBeGreaterThan(0);
    expect(approved).toBeGreaterThan(0);
    expect({ all: accepted + approved, others }).toEqual({ all: 60, others: {} });
    server.play({});
    expect(await deliverFor(60_000)(deps, {}, signal)).toEqual({ kind: 'done' });
    expect(await countStates(db)).toEqual({ accepted: 60 });
  });
});
