import { beforeEach, describe, expect, test } from 'vitest';
import { latestConsent } from '../../../src/customers/consent-store.ts';
import { suppressionLiftTable, suppressionTable } from '../../../src/customers/customer-table.ts';
import { liftByHand } from '../../../src/customers/lift-by-hand.ts';
import { listSuppressions } from '../../../src/customers/lift-store.ts';
import { isSuppressed, type SuppressionReason, suppress } from '../../../src/customers/suppression-store.ts';
import { type Closing, closeIncoming } from '../../../src/messages/incoming/close-incoming.ts';
import { countToDo, listToDo, showIncoming } from '../../../src/messages/incoming/incoming-list-store.ts';
import { messageIdOf } from '../../../src/messages/message-id.ts';
import { signReturnPath } from '../../../src/messages/sign-return-path.ts';
import { readRightsToContact } from '../../../src/nurture/recheck-store.ts';
import { readTimeline } from '../../../src/nurture/timeline-store.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
import { TEST_KEYS } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

const ANNA = 'anna@shop.example.com';
const close = (closing: Partial<Closing> & { id: number }) =>
  closeIncoming({ db, now: stand.deps.now }, { how: 'done', by: 'Pekka', because: '', ...closing });
const lift = (addressHash: string) =>
  liftByHand(
    { db, now: stand.deps.now },
    { addressHash, by: 'Pekka', because: 'Rang up, the mailbox is mended' },
  );

let n = 0;
function answered(written: Written, words: string) {
  n += 1;
  const id = messageIdOf(written.messageId, TEST_SUPPLIER.senderAddress);
  return stand.receive(
    `From: Anna <${ANNA}>\nSubject: Re: Hei\nMessage-ID: <${n}@shop.example.com>\nIn-Reply-To: ${id}\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`,
  );
}

async function mayWrite({ messageId }: Written): Promise<boolean> {
  const [right] = await readRightsToContact(db, [messageId], '2026-11-10');
  return !right?.unanswered && !right?.suppressed;
}

describe('a mail that waits for a person', () => {
  test('keeps its contact from further mails until somebody has answered', async () => {
    const written = await stand.wroteTo(ANNA);
    const { id } = await answered(written, 'Mitä 100 purkkia maksaa?');
    expect(await mayWrite(written)).toBe(false);
    expect(await close({ id })).toMatchObject({ ok: true });
    expect(await mayWrite(written)).toBe(true);
    expect(await close({ id })).toEqual({ ok: false, problem: 'not-to-do' });
  });

  test('stands in a list, complaints first, then what may be a no', async () => {
    const written = await stand.wroteTo(ANNA);
    await answered(written, 'Mitä 100 purkkia maksaa?');
    await answered(written, 'ei kiitos');
    await answered(written, 'Lopettakaa! Purkit tulivat rikki.');
    expect((await listToDo(db, 10)).map(({ words }) => words)).toEqual([
      'Lopettakaa! Purkit tulivat rikki.',
      'ei kiitos',
      'Mitä 100 purkkia maksaa?',
    ]);
    expect(await countToDo(db)).toBe(3);
  });

  test('stands on the customer’s timeline with its words', async () => {
    const written = await stand.wroteTo(ANNA);
    await answered(written, 'Mitä 100 purkkia maksaa?');
    const entries = await readTimeline(db, written.customerId, 'Europe/Helsinki');
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'reply',
        facts: { person: 'Aino Virtanen', subject: 'Re: Hei', words: 'Mitä 100 purkkia maksaa?' },
      }),
    );
  });
});

describe('a no by mail', () => {
  test('that a person confirms is an objection for good', async () => {
    const written = await stand.wroteTo(ANNA);
    const { id } = await answered(written, 'lopettakaa');
    await close({ id });
    expect(await isSuppressed(db, written.addressHash)).toBe(true);
    expect((await latestConsent(db, [written.contactId])).get(written.contactId)).toBe('none');
    expect(await lift(written.addressHash)).toEqual({ ok: false, problem: 'own-no' });
  });

  test('that was misread is taken back, with who said so and why', async () => {
    const written = await stand.wroteTo(ANNA);
    const { id } = await answered(written, 'nej tack, inte mjölk men kaffe');
    expect(await close({ id, how: 'not-a-stop' })).toEqual({ ok: false, problem: 'no-reason' });
    expect(await close({ id, how: 'not-a-stop', because: 'She meant milk' })).toMatchObject({ ok: true });
    expect(await mayWrite(written)).toBe(true);
    expect(await db.select().from(suppressionLiftTable)).toMatchObject([
      { reason: 'objected', by: 'Pekka', because: 'She meant milk' },
    ]);
    expect(await showIncoming(db, id)).toMatchObject({ state: 'done', closedBy: 'Pekka' });
  });

  test('that was misread does not take back a no said before', async () => {
    const written = await stand.wroteTo(ANNA);
    await suppress(db, {
      addressHash: written.addressHash,
      reason: 'unsubscribed',
      source: 'page',
      at: new Date(),
    });
    const { id } = await answered(written, 'nej tack');
    await close({ id, how: 'not-a-stop', because: 'Misread' });
    expect(await isSuppressed(db, written.addressHash)).toBe(true);
  });
});

describe('of two mails that ask to stop', () => {
  async function askedTwice() {
    const written = await stand.wroteTo(ANNA);
    const misread = await answered(written, 'nej tack, inte mjölk men kaffe');
    const meant = await answered(written, 'Lopettakaa viestit.');
    return { written, misread: misread.id, meant: meant.id };
  }
  const isMilk = { how: 'not-a-stop', because: 'She meant milk' } as const;

  test('the one that was misread does not take back the other, whichever is closed first', async () => {
    for (const confirmFirst of [false, true]) {
      const { written, misread, meant } = await askedTwice();
      if (confirmFirst) await close({ id: meant });
      await close({ id: misread, ...isMilk });
      expect(await isSuppressed(db, written.addressHash)).toBe(true);
      if (!confirmFirst) await close({ id: meant });
      expect(await isSuppressed(db, written.addressHash)).toBe(true);
      expect(await db.select().from(suppressionLiftTable)).toEqual([]);
      await emptyDatabase(db);
    }
  });

  test('both misread, the address may be written to again, and once is written down why', async () => {
    const { written, misread, meant } = await askedTwice();
    await close({ id: misread, ...isMilk });
    await close({ id: meant, how: 'not-a-stop', because: 'She meant the invoices' });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
    expect(await db.select().from(suppressionLiftTable)).toMatchObject([
      { because: 'She meant the invoices' },
    ]);
  });
});

describe('a suppression', () => {
  const bounceOf = (written: Written, status: string) =>
    stand.receive(
      `From: MAILER-DAEMON@x.example\nMessage-ID: <b${++n}@x>\nContent-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;x\n\nFinal-Recipient: rfc822;${ANNA}\nAction: failed\nStatus: ${status}\n--B--\n`,
      { rcptTo: [signReturnPath(TEST_KEYS, written.messageId, TEST_SUPPLIER.bounceAddress as string)] },
    );

  test('after a bounce is shown with whose it is, and lifted by a person with a reason', async () => {
    const written = await stand.wroteTo(ANNA);
    await bounceOf(written, '5.1.1');
    expect(await listSuppressions(db, 10)).toMatchObject([
      { reason: 'bounced', whose: [expect.stringContaining(ANNA)] },
    ]);
    expect(await lift(written.addressHash)).toEqual({ ok: true, value: 'bounced' });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
    expect(await lift(written.addressHash)).toEqual({ ok: false, problem: 'not-suppressed' });
  });

  test('lifted begins to count bounces anew', async () => {
    const written = await stand.wroteTo(ANNA);
    for (let times = 0; times < 5; times++) await bounceOf(written, '5.2.2');
    await lift(written.addressHash);
    await bounceOf(written, '5.2.2');
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test.each(['unsubscribed', 'objected', 'spam-report'] as SuppressionReason[])(
    'for a bounce and one for a no (%s) stand beside each other, each once, and a colleague lifts neither',
    async (reason) => {
      const { addressHash } = await stand.wroteTo(ANNA);
      const at = new Date();
      await suppress(db, { addressHash, reason: 'bounced', source: 'a', at });
      await suppress(db, { addressHash, reason, source: 'b', at });
      await suppress(db, { addressHash, reason: 'bounced', source: 'c', at });
      const standing = await db.select().from(suppressionTable).orderBy(suppressionTable.source);
      expect(standing).toMatchObject([
        { reason: 'bounced', source: 'a' },
        { reason, source: 'b' },
      ]);
      expect(await lift(addressHash)).toEqual({ ok: false, problem: 'own-no' });
    },
  );
});
