import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable } from '../../../src/calls/call-table.ts';
import { latestConsent } from '../../../src/customers/consent-store.ts';
import { suppressionTable } from '../../../src/customers/customer-table.ts';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { messageIdOf } from '../../../src/messages/message-id.ts';
import { messageTable } from '../../../src/messages/message-table.ts';
import { signReturnPath } from '../../../src/messages/sign-return-path.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
import { TEST_KEYS } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

const ANNA = 'anna@shop.example.com';
const returnPath = ({ messageId }: Written) =>
  signReturnPath(TEST_KEYS, messageId, TEST_SUPPLIER.bounceAddress as string);
const mailId = ({ messageId }: Written) => messageIdOf(messageId, TEST_SUPPLIER.senderAddress);

let n = 0;
function bounce(
  status: string,
  answer: string,
  other: { original?: string; action?: string; recipient?: string } = {},
) {
  n += 1;
  return `From: MAILER-DAEMON@mx.example.net
To: bounce@supplier.example.com
Subject: Undelivered Mail Returned to Sender
Message-ID: <${n}@mx.example.net>
Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: text/plain

Sorry.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${other.recipient ?? ANNA}
Action: ${other.action ?? 'failed'}
Status: ${status}
Diagnostic-Code: smtp; ${answer}

--B
Content-Type: text/rfc822-headers

${other.original ?? 'Subject: something'}
--B--
`;
}

function answer(words: string, to: Written | null, from = ANNA) {
  n += 1;
  return `From: Anna <${from}>
To: care@supplier.example.com
Subject: Re: Time for jam jars?
Message-ID: <${n}@shop.example.com>
${to ? `In-Reply-To: ${mailId(to)}\n` : ''}Content-Type: text/plain; charset=utf-8

${words}

On 10.11.2026 Liisa wrote:
> lopeta viestit: unsubscribe here
`;
}

async function messageOf({ messageId }: Written) {
  const [message] = await db.select().from(messageTable).where(eq(messageTable.id, messageId));
  return message as typeof messageTable.$inferSelect;
}

describe('a bounce', () => {
  test('that says the address is gone stops it at once, and is tied by its return path alone', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(bounce('5.1.1', '550 5.1.1 No such user'), {
      mailFrom: '',
      rcptTo: [returnPath(written)],
    });
    expect(row).toMatchObject({
      kind: 'bounce',
      severity: 'hard',
      tie: 'token',
      state: 'read',
      ...idsOf(written),
    });
    expect(await isSuppressed(db, written.addressHash)).toBe(true);
    expect((await messageOf(written)).bouncedAt).not.toBeNull();
    const [suppression] = await db.select().from(suppressionTable);
    expect(suppression?.source).not.toContain('@');
  });

  test('is tied by our Message-ID among the headers it returns', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(bounce('5.1.1', 'x', { original: `Message-ID: ${mailId(written)}` }));
    expect(row).toMatchObject({ tie: 'message-id', messageId: written.messageId });
    expect(await isSuppressed(db, written.addressHash)).toBe(true);
  });

  test('is tied by receiver and subject where nothing better is returned', async () => {
    await stand.wroteTo(ANNA);
    const original = `To: Anna <${ANNA}>\nSubject: Time for jam jars?`;
    expect(await stand.receive(bounce('5.1.1', 'x', { original }))).toMatchObject({
      tie: 'original',
      severity: 'hard',
    });
  });

  test('with nothing but an address, as anybody could write it, stops nobody', async () => {
    const written = await stand.wroteTo(ANNA);
    expect(await stand.receive(bounce('5.1.1', 'No such user'))).toMatchObject({
      tie: 'address',
      severity: 'soft',
    });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test('with a forged return path is about nobody, and is kept', async () => {
    const written = await stand.wroteTo(ANNA);
    const forged = returnPath(written).replace(/\+(.)/, (_, letter) => `+${letter === 'a' ? 'b' : 'a'}`);
    const row = await stand.receive(bounce('5.1.1', 'x', { recipient: 'x@elsewhere.example' }), {
      rcptTo: [forged],
    });
    expect(row).toMatchObject({ kind: 'bounce', messageId: null, contactId: null });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test('about another mailbox, to which the mail was passed on, stops nobody', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(bounce('5.1.1', 'x', { recipient: 'old@elsewhere.example' }), {
      rcptTo: [returnPath(written)],
    });
    expect(row.severity).toBe('soft');
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test.each(['5.7.1', '5.7.26', '5.7.515', '4.7.0'])(
    'of policy (%s) never stops an address, however often it comes',
    async (status) => {
      const written = await stand.wroteTo(ANNA);
      for (let times = 0; times < 12; times++)
        await stand.receive(bounce(status, `550 ${status} user unknown to our policy`), {
          rcptTo: [returnPath(written)],
        });
      expect(await isSuppressed(db, written.addressHash)).toBe(false);
    },
  );

  test.each(['5.2.2', '4.4.1'])(
    'of a kind that passes (%s) stops the address with the fifth in 30 days',
    async (status) => {
      const written = await stand.wroteTo(ANNA);
      for (let times = 1; times <= 5; times++) {
        expect(await isSuppressed(db, written.addressHash)).toBe(false);
        await stand.receive(bounce(status, 'later'), { rcptTo: [returnPath(written)] });
      }
      expect(await isSuppressed(db, written.addressHash)).toBe(true);
    },
  );

  test('of long ago counts no more', async () => {
    const written = await stand.wroteTo(ANNA);
    const longAgo = new Date(stand.deps.now().getTime() - 31 * 86_400_000);
    for (let times = 0; times < 4; times++)
      await stand.receive(bounce('5.2.2', 'full'), { rcptTo: [returnPath(written)], receivedAt: longAgo });
    await stand.receive(bounce('5.2.2', 'full'), { rcptTo: [returnPath(written)] });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test('that only says "later" changes nothing', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(bounce('4.4.1', 'x', { action: 'delayed' }), {
      rcptTo: [returnPath(written)],
    });
    expect(row.severity).toBe('delayed');
    expect((await messageOf(written)).bouncedAt).toBeNull();
  });

  test('closes a doubt: what bounced had gone', async () => {
    const written = await stand.wroteTo(ANNA, { state: 'uncertain' });
    await stand.receive(bounce('5.1.1', 'x'), { rcptTo: [returnPath(written)] });
    expect(await messageOf(written)).toMatchObject({
      state: 'accepted',
      because: 'a mail about it came back',
    });
  });
});

const idsOf = ({ messageId, customerId, contactId }: Written) => ({ messageId, customerId, contactId });

describe('a spam report', () => {
  test('is a no and a reason to call', async () => {
    const written = await stand.wroteTo(ANNA);
    await stand.receive(`From: staff@provider.example
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=B

--B
Content-Type: text/plain

A complaint.
--B
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: X/1
Version: 1

--B
Content-Type: message/rfc822

Message-ID: ${mailId(written)}
Subject: Time for jam jars?

x
--B--
`);
    expect((await messageOf(written)).complainedAt).not.toBeNull();
    expect(await db.select().from(suppressionTable)).toMatchObject([{ reason: 'spam-report' }]);
    expect((await latestConsent(db, [written.contactId])).get(written.contactId)).toBe('none');
    expect(await db.select().from(callTaskTable)).toMatchObject([
      {
        customerId: written.customerId,
        purpose: 'service',
        signals: [{ kind: 'unhappy', evidence: { saidBy: 'spam-report' } }],
      },
    ]);
  });
});

describe('a reply', () => {
  test('is to be answered by mail, with its own words quoted and not ours', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(answer('Hei, mikä on hinta, jos otan 100?', written));
    expect(row).toMatchObject({
      kind: 'reply',
      state: 'to-do',
      task: 'answer',
      words: 'Hei, mikä on hinta, jos otan 100?',
      ...idsOf(written),
    });
    expect((await messageOf(written)).repliedAt).not.toBeNull();
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  });

  test('of thanks needs nobody', async () => {
    const written = await stand.wroteTo(ANNA);
    expect(await stand.receive(answer('Kiitos!\nAnna', written))).toMatchObject({
      state: 'read',
      task: null,
    });
  });

  test('that complains becomes a call, with its words', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(answer('Purkit tulivat rikki, jo kaksi kertaa!', written));
    expect(row).toMatchObject({ state: 'read', task: null, grave: true });
    expect(await db.select().from(callTaskTable)).toMatchObject([
      {
        purpose: 'service',
        signals: [{ kind: 'unhappy', evidence: { words: 'Purkit tulivat rikki, jo kaksi kertaa!' } }],
      },
    ]);
  });

  test('that complains on a day when a call was closed is to be answered, ahead of others', async () => {
    const written = await stand.wroteTo(ANNA);
    await stand.receive(answer('Purkit tulivat rikki!', written));
    await db.execute(sql`update call_task set state = 'done', closed_on = raised_on`);
    expect(await stand.receive(answer('Ja taas tuli rikki!', written))).toMatchObject({
      task: 'answer',
      grave: true,
    });
  });

  test('that says no stops the mails at once and asks a person to confirm', async () => {
    const written = await stand.wroteTo(ANNA);
    const row = await stand.receive(answer('ei kiitos', written));
    expect(row).toMatchObject({ state: 'to-do', task: 'confirm-stop', stopWords: 'ei kiitos' });
    expect(await db.select().from(suppressionTable)).toMatchObject([
      { addressHash: written.addressHash, reason: 'objected' },
    ]);
  });

  test('from another mailbox that says no stops both', async () => {
    const written = await stand.wroteTo(ANNA);
    await stand.receive(answer('Please stop', written, 'anna.home@example.org'));
    expect(await db.select().from(suppressionTable)).toHaveLength(2);
  });

  test('of somebody unknown is shown, and a no of somebody unknown holds', async () => {
    expect(await stand.receive(answer('Mitä maksaa?', null, 'who@example.org'))).toMatchObject({
      task: 'answer',
      contactId: null,
    });
    expect(await stand.receive(answer('poistakaa listalta', null, 'who@example.org'))).toMatchObject({
      task: 'confirm-stop',
    });
    expect(await db.select().from(suppressionTable)).toHaveLength(1);
  });

  test('without any reference is tied by who wrote it', async () => {
    const written = await stand.wroteTo(ANNA);
    expect(await stand.receive(answer('Mitä maksaa?', null))).toMatchObject({
      tie: 'address',
      messageId: written.messageId,
    });
  });

  test('closes a doubt', async () => {
    const written = await stand.wroteTo(ANNA, { state: 'uncertain' });
    await stand.receive(answer('Mitä maksaa?', written));
    expect((await messageOf(written)).state).toBe('accepted');
  });
});

describe('other mails', () => {
  test('a mail program’s own unsubscribe takes effect, by the message it names', async () => {
    const written = await stand.wroteTo(ANNA);
    const mail = `From: Anna <${ANNA}>\nSubject: unsubscribe ${written.messageId}\n\n`;
    expect(await stand.receive(mail)).toMatchObject({
      kind: 'unsubscribe',
      state: 'read',
      ...idsOf(written),
    });
    expect(await db.select().from(suppressionTable)).toMatchObject([{ reason: 'unsubscribed' }]);
  });

  test('an automatic answer asks nothing of anybody, but closes a doubt', async () => {
    const written = await stand.wroteTo(ANNA, { state: 'uncertain' });
    const mail = `From: Anna <${ANNA}>\nAuto-Submitted: auto-replied\nIn-Reply-To: ${mailId(written)}\nSubject: Lomalla\n\nLopettakaa!\n`;
    expect(await stand.receive(mail)).toMatchObject({ kind: 'automatic', state: 'read', task: null });
    expect(await db.select().from(suppressionTable)).toEqual([]);
    expect(await messageOf(written)).toMatchObject({ state: 'accepted', repliedAt: null });
  });

  test('one that cannot be read is shown to a person, with its original kept', async () => {
    const bomb = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(600)}`;
    expect(await stand.receive(bomb)).toMatchObject({
      kind: 'unreadable',
      state: 'to-do',
      task: 'read-original',
      answer: 'too-many-parts',
    });
    const { rows } = await db.execute(sql`select length(raw) as length from incoming_original`);
    expect(rows).toEqual([{ length: Buffer.from(bomb.replace(/\n/g, '\r\n')).length }]);
  });

  test('the same mail by two ways is one', async () => {
    const written = await stand.wroteTo(ANNA);
    const mail = answer('Mitä maksaa?', written);
    await stand.receive(mail);
    expect(await stand.receive(`Received: from elsewhere\n${mail}`)).toBeUndefined();
  });

  test('another mail under a Message-ID used before is read all the same', async () => {
    const written = await stand.wroteTo(ANNA);
    const mail = answer('Mitä maksaa?', written);
    await stand.receive(mail);
    expect(await stand.receive(mail.replace('Subject: Re:', 'Subject: Vs:'))).toMatchObject({
      kind: 'reply',
    });
  });
});
