import { ImapFlow, type StatusObject } from 'imapflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepIncoming } from '../../../src/messages/incoming/incoming-store.ts';
import { incomingMailTable } from '../../../src/messages/incoming/incoming-table.ts';
import { type MailboxMail, openMailbox } from '../../../src/platform/open-mailbox.ts';
import { startDovecot } from '../../support/dovecot.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';

const { db } = await createTestDatabase();
beforeEach(() => emptyDatabase(db));

describe('a mailbox on a real Dovecot', async () => {
  const dovecot = await startDovecot();
  const mailbox = () => openMailbox(dovecot.url);
  const keep = ({ key, ...mail }: MailboxMail) =>
    keepIncoming(db, { ...mail, source: 'mailbox', sourceKey: key, mailFrom: null, rcptTo: [] });
  const kept = () => db.select().from(incomingMailTable).orderBy(incomingMailTable.id);
  beforeEach(() => withClient(dovecot.url, empty));

  test('hands its mails over once, oldest first, and moves them to a folder that it makes', async () => {
    await withClient(dovecot.url, async (client) => {
      await client.append('INBOX', mail(1));
      await client.append('INBOX', mail(2));
    });
    expect(await mailbox().read(keep)).toBe(2);
    expect(await mailbox().read(keep)).toBe(0);
    expect((await kept()).map(({ sourceKey }) => sourceKey?.replace(/:\d+:\d+$/, ''))).toEqual([
      'imap:returns@127.0.0.1/INBOX',
      'imap:returns@127.0.0.1/INBOX',
    ]);
    expect(await withClient(dovecot.url, count)).toEqual({ INBOX: 0, Rytmi: 2 });
  });

  test('leaves a mail where it is that could not be kept, and those behind it', async () => {
    await withClient(dovecot.url, async (client) => {
      for (const n of [1, 2, 3]) await client.append('INBOX', mail(n));
    });
    let taken = 0;
    const breaks = async (one: MailboxMail) => {
      taken += 1;
      if (taken === 2) throw new Error('the database is gone');
      await keep(one);
    };
    await expect(mailbox().read(breaks)).rejects.toThrow('the database is gone');
    expect(await withClient(dovecot.url, count)).toEqual({ INBOX: 2, Rytmi: 1 });
    expect(await mailbox().read(keep)).toBe(2);
    expect(await kept()).toHaveLength(3);
  });

  test('a mail kept just before the line broke is moved later, and kept once', async () => {
    await withClient(dovecot.url, (client) => client.append('INBOX', mail(1)));
    const dies = async (one: MailboxMail) => {
      await keep(one);
      throw new Error('killed');
    };
    await expect(mailbox().read(dies)).rejects.toThrow('killed');
    expect(await mailbox().read(keep)).toBe(1);
    expect(await kept()).toHaveLength(1);
    expect(await withClient(dovecot.url, count)).toEqual({ INBOX: 0, Rytmi: 1 });
  });

  test('a mail that comes under a new number is still the same mail', async () => {
    await withClient(dovecot.url, (client) => client.append('INBOX', mail(1)));
    await mailbox().read(keep);
    await withClient(dovecot.url, async (client) => {
      await client.mailboxOpen('Rytmi');
      await client.messageMove('1:*', 'INBOX');
    });
    expect(await mailbox().read(keep)).toBe(1);
    expect(await kept()).toHaveLength(1);
  });

  test('a server that was away is asked again', async () => {
    await withClient(dovecot.url, (client) => client.append('INBOX', mail(1)));
    const one = mailbox();
    await dovecot.stop();
    await expect(one.read(keep)).rejects.toThrow();
    await dovecot.start();
    expect(await one.read(keep)).toBe(1);
  });

  test('a wrong password is said, and nothing is touched', async () => {
    await withClient(dovecot.url, (client) => client.append('INBOX', mail(1)));
    await expect(openMailbox(dovecot.url.replace('secret', 'wrong')).read(keep)).rejects.toThrow();
    expect(await withClient(dovecot.url, count)).toMatchObject({ INBOX: 1 });
  });

  test('a mail of many megabytes comes whole', async () => {
    const long = `${mail(1)}${'x'.repeat(998)}\r\n`.repeat(5_000);
    await withClient(dovecot.url, (client) => client.append('INBOX', long));
    const sizes: [number, boolean][] = [];
    await mailbox().read(async ({ raw, cut }) => sizes.push([raw.length, cut]));
    expect(sizes).toEqual([[long.length, false]]);
  });
});

const mail = (n: number) =>
  `From: anna@shop.example.com\r\nTo: care@supplier.example.com\r\nSubject: Mail ${n}\r\nMessage-ID: <${n}@shop.example.com>\r\n\r\nHei ${n}\r\n`;

async function withClient<Answer>(url: string, work: (client: ImapFlow) => Promise<Answer>): Promise<Answer> {
  const { hostname: host, port, username: user, password: pass } = new URL(url);
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: false,
    auth: { user, pass },
    logger: false,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

async function empty(client: ImapFlow): Promise<void> {
  for (const { path } of await client.list()) {
    await client.mailboxOpen(path);
    await client.messageDelete('1:*');
    await client.mailboxClose();
    if (path !== 'INBOX') await client.mailboxDelete(path);
  }
}

async function count(client: ImapFlow): Promise<Record<string, number | undefined>> {
  const counts: Record<string, number | undefined> = {};
  for (const { path } of await client.list())
    counts[path] = ((await client.status(path, { messages: true })) as StatusObject).messages;
  return counts;
}
