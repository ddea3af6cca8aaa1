import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable } from '../../../src/calls/call-table.ts';
import { latestConsent } from '../../../src/customers/consent-store.ts';
import { suppressionTable } from '../../../src/customers/customer-table.ts';
import { localMoment } from '../../../src/customers/local-moment.ts';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { messageTable } from '../../../src/messages/message-table.ts';
import { readContacts } from '../../../src/nurture/customer-facts-store.ts';
import { readRightsToContact } from '../../../src/nurture/recheck-store.ts';
import { buildMail } from '../../../src/platform/build-mail.ts';
import { isoFromDay } from '../../../src/shared/calendar-day.ts';
import { ANNA, answer, idsOf, mailId, spamReport } from '../../support/incoming-mails.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
import { TUESDAY_TEN } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

async function messageOf({ messageId }: Written) {
  const [message] = await db.select().from(messageTable).where(eq(messageTable.id, messageId));
  return message as typeof messageTable.$inferSelect;
}

/** Whether the review and the delivery hold mails back because the contact is owed an answer. */
async function areMailsPaused({ messageId, customerId }: Written) {
  const today = localMoment(TUESDAY_TEN, null, TEST_SUPPLIER.timeZone).day;
  const contacts = await readContacts(db, { from: customerId, to: customerId }, today);
  const [right] = await readRightsToContact(db, [messageId], isoFromDay(today));
  return { planned: contacts.get(customerId)?.[0]?.unanswered, delivered: right?.unanswered };
}

describe('a spam report', () => {
  test('is a no and a reason to call', async () => {
    const written = await stand.wroteTo(ANNA);
    await stand.receive(spamReport(written));
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

  test('that complains pauses every mail to whoever wrote it until the call about it is closed', async () => {
    const written = await stand.wroteTo(ANNA);
    await stand.receive(answer('Purkit tulivat rikki!', written));
    expect(await areMailsPaused(written)).toEqual({ planned: true, delivered: true });
    await db.execute(sql`update call_task set state = 'snoozed', snoozed_until = raised_on + 2`);
    expect(await areMailsPaused(written)).toEqual({ planned: true, delivered: true });
    await db.execute(sql`update call_task set state = 'done', closed_on = raised_on + 2`);
    expect(await areMailsPaused(written)).toEqual({ planned: false, delivered: false });
    await db.execute(sql`insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on)
      select customer_id, purpose, '[]', 0, 1, raised_on + 9, raised_on + 20 from call_task`);
    expect(await areMailsPaused(written)).toEqual({ planned: false, delivered: false });
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

  test('a mail of ours that comes back round is a machine’s, and nothing answers it', async () => {
    const raw = buildMail(
      {
        from: { name: 'Liisa', address: TEST_SUPPLIER.senderAddress },
        to: { name: 'Liisa', address: TEST_SUPPLIER.replyTo },
        replyTo: TEST_SUPPLIER.replyTo,
        subject: 'Time for jam jars?',
        html: Buffer.from('<p>Please stop</p>'),
        text: Buffer.from('Please stop'),
        messageId: '<1@supplier.example.com>',
        unsubscribe: null,
      },
      stand.deps.now(),
      null,
    );
    expect(await stand.receive(raw)).toMatchObject({ kind: 'automatic', state: 'read', task: null });
    expect(await db.select().from(suppressionTable)).toEqual([]);
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
