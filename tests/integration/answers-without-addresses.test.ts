import { expect, test } from 'vitest';
import { ANNA, bounce, returnPath } from '../support/incoming-mails.ts';
import { incomingStand } from '../support/incoming-stand.ts';
import { readMessages, seedPlanned } from '../support/message-stand.ts';
import { openSendingStand } from '../support/sending-stand.ts';

const { db, server, releaseAndDeliver } = await openSendingStand();

test('what a server said of a mail is kept without the address that it repeats', async () => {
  await seedPlanned(db, 1, { contact: { email: ANNA } });
  server.play((recipient) => ({ rcpt: `550 5.7.1 <${recipient}> refused by our policy` }));
  await releaseAndDeliver();
  const [message] = await readMessages(db);
  expect(message?.because).toBe('recipient: 550 5.7.1 <(address)> refused by our policy');
  const { rows } = await db.$client.query('select because from message_move where because is not null');
  expect(JSON.stringify(rows)).not.toContain(ANNA);
});

test('what a bounce quotes is kept without it too', async () => {
  const stand = incomingStand(db);
  const written = await stand.wroteTo(ANNA);
  const row = await stand.receive(bounce('5.1.1', `550 5.1.1 <${ANNA}>: unknown`), {
    rcptTo: [returnPath(written)],
  });
  expect(row).toMatchObject({ kind: 'bounce', severity: 'hard', answer: '550 5.1.1 <(address)>: unknown' });
});
