import type { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { OutgoingMail, SendLeave } from '../../src/platform/outgoing-mail.ts';
import { countStates, deliveryStand, readMessages, seedPlanned } from '../support/message-stand.ts';
import { printProof } from '../support/print-proof.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';
import { waitUntil } from '../support/wait-until.ts';

const { db, server, release } = await openSendingStand();
/** Threads started in this file, newest last. */
const threads: Worker[] = [];
const remember = (worker: Worker) => void threads.push(worker);
process.on('worker', remember);
afterAll(() => void process.off('worker', remember));
beforeEach(() => void threads.splice(0));

const NEVER = { dot: { bytes: '250 late\r\n', afterMs: 60_000 } };

function mailTo(address: string): OutgoingMail {
  const person = { name: 'Aino', address };
  const sender = { name: 'Liisa', address: 'care@supplier.example.com' };
  return {
    ...{ from: sender, to: person, replyTo: sender.address, subject: 'Hei', html: '<p>Hei</p>', text: 'Hei' },
    messageId: `<${address}>`,
    unsubscribe: null,
  };
}

const mailsTo = (address: string) => server.mails.filter((mail) => mail.includes(`<${address}>`)).length;

test('a thread that dies leaves a doubt for the mail that had begun, and its others go by a new thread', async () => {
  const mailOut = openMailOut({ url: server.url, connections: 2, threads: 1 });
  server.play((to) => (to === 'begun@example.com' ? NEVER : {}));
  const begun = mailOut.send(mailTo('begun@example.com'));
  let asked = 0;
  const leave: SendLeave = {
    isWanted: () => true,
    mayBegin: () => (++asked === 1 ? new Promise(() => undefined) : Promise.resolve(true)),
  };
  const held = mailOut.send(mailTo('held@example.com'), leave);
  await waitUntil('one has begun, one waits', () => mailsTo('begun@example.com') === 1 && asked === 1);
  await threads[0]?.terminate();
  await expect(begun).rejects.toMatchObject({ trouble: { step: 'body', code: null, bodyStarted: true } });
  expect(await held).toEqual({ answer: '250 2.0.0 queued as 1' });
  expect({ begun: mailsTo('begun@example.com'), held: mailsTo('held@example.com'), asked }).toEqual({
    ...{ begun: 1, held: 1, asked: 2 },
  });
  await mailOut.close();
});

test('a mail that two threads die of is given back unsent', async () => {
  const mailOut = openMailOut({ url: server.url, connections: 1, threads: 1 });
  const leave: SendLeave = {
    isWanted: () => true,
    mayBegin: async () => {
      await threads.at(-1)?.terminate();
      return true;
    },
  };
  await expect(mailOut.send(mailTo('poison@example.com'), leave)).rejects.toMatchObject({
    trouble: { bodyStarted: false },
  });
  expect(threads).toHaveLength(2);
  expect(server.mails).toHaveLength(0);
  await mailOut.close();
});

test('in the ledger, only mails whose data had begun when their thread died are uncertain, and none goes twice', async () => {
  await seedPlanned(db, 40);
  await release();
  const connections = 4;
  const mailOut = openMailOut({ url: server.url, connections, threads: 2 });
  let dots = 0;
  server.play(() => (++dots > 12 ? NEVER : {}));
  const delivery = deliverMessages(await deliveryStand(db, mailOut), DELIVERY);
  const arrivals = (id: string) => server.mails.filter((mail) => mail.includes(`<${id}@`)).length;
  await waitUntil('every connection waits for its answer', async () => {
    const inHand = (await readMessages(db)).filter(({ state }) => state === 'sending');
    // One that has begun may still be on its way.
    return inHand.length === connections && inHand.every(({ id }) => arrivals(id) === 1);
  });
  server.play({});
  for (const thread of [...threads]) await thread.terminate();
  const report = await delivery;
  expect(report.uncertain).toBeGreaterThan(0);
  expect(report.uncertain).toBeLessThanOrEqual(connections);
  expect(await countStates(db)).toEqual({ uncertain: report.uncertain, accepted: 40 - report.uncertain });
  const ids = (await readMessages(db)).map(({ id }) => id);
  expect(ids.map(arrivals)).toEqual(ids.map(() => 1));
  await mailOut.close();
  printProof({
    what: 'sending threads killed',
    howMany: '2 in 40 mails',
    ...{ lost: 0, twice: 0, uncertain: report.uncertain, seed: null },
  });
});
