import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { suppressionTable } from '../../../src/customers/customer-table.ts';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { messageTable } from '../../../src/messages/message-table.ts';
import { resolveStuck } from '../../../src/messages/resolve-stuck.ts';
import { ANNA, answer, bounce, idsOf, mailId, returnPath } from '../../support/incoming-mails.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
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

  test('that comes while its mail is still being sent leaves no doubt to raise when that worker has died', async () => {
    const written = await stand.wroteTo(ANNA, { state: 'sending' });
    await stand.receive(bounce('5.1.1', 'x'), { rcptTo: [returnPath(written)] });
    const later = () => new Date(stand.deps.now().getTime() + 3_600_000);
    await resolveStuck({ db, now: later, supplier: TEST_SUPPLIER }, { builtInInbox: false });
    expect((await messageOf(written)).state).toBe('accepted');
  });

  test.each(['reply', 'answer', 'reorder'] as const)(
    'of a first sending hides no %s to the second, whose worker died in sending it',
    async (what) => {
      const before = new Date(stand.deps.now().getTime() - 86_400_000);
      const at = stand.deps.now();
      const came = { reply: {}, answer: { answeredAt: at }, reorder: { reorderedAt: at } };
      const written = await stand.wroteTo(ANNA, { state: 'sending', bouncedAt: before, ...came[what] });
      if (what === 'reply') await stand.receive(answer('Kiitos!\nAnna', written));
      const later = () => new Date(at.getTime() + 3_600_000);
      await resolveStuck({ db, now: later, supplier: TEST_SUPPLIER }, { builtInInbox: false });
      expect((await messageOf(written)).state).toBe('accepted');
    },
  );

  test('of a first sending does not say that the second went, whose worker died in sending it', async () => {
    const before = new Date(stand.deps.now().getTime() - 86_400_000);
    const written = await stand.wroteTo(ANNA, { state: 'sending', bouncedAt: before });
    const later = () => new Date(stand.deps.now().getTime() + 3_600_000);
    await resolveStuck({ db, now: later, supplier: TEST_SUPPLIER }, { builtInInbox: false });
    expect((await messageOf(written)).state).toBe('uncertain');
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
