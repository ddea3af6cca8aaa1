import { beforeEach, expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { keepInboxMail, listInboxMails, readInboxMail } from '../../src/messages/inbox-store.ts';
import { parseInboxMail } from '../../src/messages/parse-inbox-mail.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { resolveStuck } from '../../src/messages/resolve-stuck.ts';
import { openMailIn } from '../../src/platform/mail-in.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { MailOut } from '../../src/platform/outgoing-mail.ts';
import { countStates, deliveryStand, SENDING, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';
import { waitUntil } from '../support/wait-until.ts';

const { db } = await createTestDatabase();
const INPUT = { limit: 100, sending: SENDING };

beforeEach(() => emptyDatabase(db));

async function withInbox(work: (mailOut: MailOut) => Promise<void>, keep = keepInboxMail): Promise<void> {
  const inbox = await openMailIn({ keep: (mail) => keep(db, mail), onError: () => undefined });
  const mailOut = openMailOut({ url: inbox.url });
  try {
    await work(mailOut);
  } finally {
    await mailOut.close();
    await inbox.close();
  }
}

const release = () =>
  releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });

test('delivered mails stand in the inbox and can be read as they were sent', async () => {
  const [id] = await seedPlanned(db, 1, { plan: { language: 'fi' } });
  await release();
  await withInbox(async (mailOut) => {
    expect(await deliverMessages(await deliveryStand(db, mailOut), INPUT)).toMatchObject({ accepted: 1 });
  });
  const [listed] = await listInboxMails(db, { limit: 10 });
  expect(listed).toMatchObject({
    subject: 'Jam jar: aika täydentää?',
    messageId: `<${id}@supplier.example.com>`,
  });
  expect(listed?.to).toContain('@example.com');
  const mail = await readInboxMail(db, listed?.id ?? 0);
  const parsed = await parseInboxMail(mail?.raw ?? Buffer.alloc(0));
  expect(parsed.text).toContain('Tilaatte tätä yleensä noin 5 viikon välein');
  expect(parsed.html).toContain('Siirry tilaamaan');
  expect(parsed.headers.map(({ name }) => name)).toContain('list-unsubscribe');
});

test('a mail that could not be kept is not said to be taken, and comes again', async () => {
  await seedPlanned(db, 1);
  await release();
  const full = () => Promise.reject(new Error('disk full'));
  await withInbox(async (mailOut) => {
    expect(await deliverMessages(await deliveryStand(db, mailOut), INPUT)).toMatchObject({ deferred: 1 });
  }, full);
  expect(await listInboxMails(db, { limit: 10 })).toEqual([]);
});

test('after a crash the inbox itself says which mails came, and only the others go again', async () => {
  await seedPlanned(db, 4);
  await release();
  let nth = 0;
  await withInbox(async (mailOut) => {
    // Two mails reach the inbox, two do not, and the process dies before any answer is written down.
    const dying: MailOut = {
      send: async (mail, leave) => {
        if (nth++ < 2) await mailOut.send(mail, leave);
        else await leave?.mayBegin();
        return new Promise(() => undefined);
      },
      close: async () => undefined,
    };
    void deliverMessages(await deliveryStand(db, dying), INPUT);
    const came = async () => (await listInboxMails(db, { limit: 10 })).length;
    await waitUntil('two mails have come', async () => (await came()) === 2);
    await waitUntil('all have begun', async () => (await countStates(db)).sending === 4);
    const deps = await deliveryStand(db, mailOut);
    const report = await resolveStuck(deps, { builtInInbox: true, leaseSeconds: 0 });
    expect(report).toMatchObject({ accepted: 2, sentAgain: 2, doubtful: 0 });
    expect(await deliverMessages(deps, INPUT)).toMatchObject({ accepted: 2 });
  });
  const mails = await listInboxMails(db, { limit: 10 });
  expect(mails).toHaveLength(4);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(4);
  expect(await countStates(db)).toEqual({ accepted: 4 });
});

test('pages of the inbox follow one another', async () => {
  const mail = {
    mailFrom: '',
    rcptTo: [],
    messageId: null,
    subject: 'a\0b',
    fromHeader: null,
    toHeader: null,
    raw: Buffer.from('x'),
  };
  for (let n = 0; n < 5; n++) await keepInboxMail(db, mail);
  const first = await listInboxMails(db, { limit: 3 });
  const second = await listInboxMails(db, { limit: 3, before: first.at(-1)?.id ?? 0 });
  expect([first.length, second.length]).toEqual([3, 2]);
  expect(first[0]?.subject).toBe('ab');
});
