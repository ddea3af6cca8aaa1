import { beforeEach, expect, test } from 'vitest';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { messageIdOf } from '../../../src/messages/message-id.ts';
import { signReturnPath } from '../../../src/messages/sign-return-path.ts';
import { eximTo } from '../../support/exim.ts';
import { incomingStand } from '../../support/incoming-stand.ts';
import { TEST_KEYS } from '../../support/message-stand.ts';
import { refusingServer } from '../../support/refusing-server.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

const ANSWERS = {
  'gone@shop.example.net': '5.1.1 <gone@shop.example.net>: Recipient address rejected: User unknown',
  'policy@shop.example.net': '5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.example.org',
  'full@shop.example.net': '5.2.2 Mailbox is full',
};
const server = await refusingServer(ANSWERS);
const exim = eximTo(server.port);

/** Lets a real Exim fail to deliver a mail of ours, and reads the bounce that it makes. */
async function bounceFrom(to: keyof typeof ANSWERS) {
  const written = await stand.wroteTo(to);
  const from = signReturnPath(TEST_KEYS, written.messageId, TEST_SUPPLIER.bounceAddress as string);
  const id = messageIdOf(written.messageId, TEST_SUPPLIER.senderAddress);
  await exim.deliver(
    `From: care@supplier.example.com\nTo: ${to}\nSubject: Hei\nMessage-ID: ${id}\n\nHei!\n`,
    { from, to },
  );
  const [bounce] = server.taken.splice(0);
  if (!bounce) throw new Error('Exim made no bounce');
  const { raw, ...envelope } = bounce;
  return { written, row: await stand.receive(raw, envelope) };
}

test('a bounce that Exim makes of an unknown address stops it', async () => {
  const { written, row } = await bounceFrom('gone@shop.example.net');
  expect(row).toMatchObject({
    kind: 'bounce',
    severity: 'hard',
    status: '5.1.1',
    tie: 'token',
    mailFrom: '',
    messageId: written.messageId,
  });
  expect(await isSuppressed(db, written.addressHash)).toBe(true);
});

test.each([
  ['policy@shop.example.net', 'policy'],
  ['full@shop.example.net', 'full'],
] as const)('one of %s is known for %s and stops nobody', async (to, severity) => {
  const { written, row } = await bounceFrom(to);
  expect(row).toMatchObject({ kind: 'bounce', severity, messageId: written.messageId });
  expect(await isSuppressed(db, written.addressHash)).toBe(false);
});
