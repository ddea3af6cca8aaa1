import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addressHash } from '../../../src/customers/address-hash.ts';
import { contactTable } from '../../../src/customers/customer-table.ts';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { findLinkedMessage } from '../../../src/messages/link-target-store.ts';
import { resubscribe, unsubscribe } from '../../../src/messages/unsubscribe.ts';
import { answer, bounce, returnPath, spamReport } from '../../support/incoming-mails.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
import { countStates, readMessages, seedPlanned, TUESDAY_TEN } from '../../support/message-stand.ts';
import { openSendingStand } from '../../support/sending-stand.ts';

const TYPO = 'anna@shpo.example.com';
const RIGHT = 'anna@shop.example.com';

const { db, server, release, withMailOut, deliver } = await openSendingStand();
const stand = incomingStand(db);
const hashOf = (address: string) => addressHash(address, stand.deps.addressKey);

/** A mail that went out to an address with a typing error in it, which was put right since. */
async function wroteToTypo(): Promise<Written> {
  const contact = { email: TYPO, addressHash: hashOf(TYPO) };
  const [messageId = ''] = await seedPlanned(db, 1, { contact });
  await release();
  await withMailOut((mailOut) => deliver(mailOut));
  await correct();
  const [message] = (await readMessages(db)).filter(({ id }) => id === messageId);
  const { customerId, contactId } = message as { customerId: number; contactId: number };
  return { messageId, customerId, contactId, addressHash: hashOf(TYPO) };
}

async function correct(): Promise<void> {
  await db
    .update(contactTable)
    .set({ email: RIGHT, addressHash: hashOf(RIGHT) })
    .where(eq(contactTable.email, TYPO));
}

async function stopped(): Promise<string[]> {
  const both = [TYPO, RIGHT];
  const answers = await Promise.all(both.map((address) => isSuppressed(db, hashOf(address))));
  return both.filter((_, n) => answers[n]);
}

test('a bounce of the old address stops that one, and not the one put in its place', async () => {
  const written = await wroteToTypo();
  const row = await stand.receive(bounce('5.1.1', 'No such user', { recipient: TYPO }), {
    rcptTo: [returnPath(written)],
  });
  expect(row).toMatchObject({ severity: 'hard', messageId: written.messageId });
  expect(await stopped()).toEqual([TYPO]);
});

test('passing bounces of the old address never add up against the new one', async () => {
  const written = await wroteToTypo();
  for (let times = 0; times < 6; times++)
    await stand.receive(bounce('4.4.1', 'later', { recipient: TYPO }), { rcptTo: [returnPath(written)] });
  expect(await stopped()).toEqual([TYPO]);
});

test('a refusal pressed in the old mailbox stops both addresses, and taking it back frees both', async () => {
  const linked = await findLinkedMessage(db, await wroteToTypo());
  if (!linked) throw new Error('The link leads to its message');
  await unsubscribe({ db, now: () => TUESDAY_TEN }, linked, 'one-click');
  expect(await stopped()).toEqual([TYPO, RIGHT]);
  await resubscribe({ db, now: () => TUESDAY_TEN }, linked);
  expect(await stopped()).toEqual([]);
});

test.each<[string, (written: Written) => string]>([
  ['a spam report', spamReport],
  ['an objection', (written) => answer('Lopettakaa viestit!', written, TYPO)],
  [
    'the mail program’s own button',
    ({ messageId }) => `From: ${TYPO}\nSubject: unsubscribe ${messageId}\n\n`,
  ],
])('%s from the old mailbox stops both', async (_, mail) => {
  const written = await wroteToTypo();
  await stand.receive(mail(written));
  expect(await stopped()).toEqual([TYPO, RIGHT]);
});

test('another customer’s contact with the old address gets nothing after that refusal', async () => {
  const written = await wroteToTypo();
  await seedPlanned(db, 1, { contact: { email: TYPO, addressHash: hashOf(TYPO) } });
  await release();
  const linked = await findLinkedMessage(db, written);
  if (!linked) throw new Error('The link leads to its message');
  await unsubscribe({ db, now: () => TUESDAY_TEN }, linked, 'page');
  await withMailOut((mailOut) => deliver(mailOut));
  expect(await countStates(db)).toEqual({ accepted: 1, withdrawn: 1 });
});

test('an address refused between its taking and its sending gets nothing, though the contact has another by then', async () => {
  await seedPlanned(db, 1, { contact: { email: TYPO, addressHash: hashOf(TYPO) } });
  await release();
  const recheck = async (_tx: unknown, messages: readonly { id: string }[]) => {
    await correct();
    await db.$client.query(
      `insert into suppression (address_hash, reason, source) values ($1, 'objected', 'a test')`,
      [hashOf(TYPO)],
    );
    return new Map(messages.map(({ id }) => [id, { allowed: true as const }]));
  };
  await withMailOut((mailOut) => deliver(mailOut, { recheck }));
  expect(server.mails).toHaveLength(0);
  expect(await countStates(db)).toEqual({ withdrawn: 1 });
});
