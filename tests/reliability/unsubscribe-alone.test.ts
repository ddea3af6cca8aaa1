import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test, vi } from 'vitest';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { linkKeysFrom, signLink } from '../../src/messages/sign-link.ts';
import { dayInZone } from '../../src/platform/clock.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { planFor, readMessages } from '../support/message-stand.ts';
import { seedApproved } from '../support/seed-approved.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';
import { middayZone, openWorkers, WORKER_SECRET } from '../support/worker-process.ts';

/** As the processes of these tests are given it. */
const KEYS = linkKeysFrom([WORKER_SECRET]);
const CUSTOMERS = 6;
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const MULTIPART = [
  ...['--b', 'Content-Disposition: form-data; name="List-Unsubscribe"', '', 'One-Click', '--b--', ''],
].join('\r\n');

const { db, url } = await createTestDatabase();
/** Nothing listens there until the mail server comes back. */
const smtpPort = await freePort();
const processes = openWorkers({
  ...{ databaseUrl: url, redisUrl: null, smtpUrl: `smtp://127.0.0.1:${smtpPort}` },
});
afterAll(processes.close);
const reached: string[] = [];

async function startMailServer(): Promise<void> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        reached.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(smtpPort, '127.0.0.1', resolve));
  whenFileEnds(() => new Promise<void>((resolve) => server.close(() => resolve())));
}

/** The address of `rytmi web`, by itself: no worker runs. */
async function startWeb(): Promise<string> {
  const web = processes.start(['web']);
  await web.ready;
  const port = await vi.waitFor(
    () => {
      const said = /"port":(\d+)/.exec(web.said())?.[1];
      expect(said).toBeDefined();
      return said;
    },
    { timeout: 20_000 },
  );
  return `http://127.0.0.1:${port}`;
}

test('a no by page or by a mail program’s button is taken while worker and mail server are down, and holds once they are back', {
  timeout: 120_000,
}, async () => {
  const today = dayInZone(new Date(), middayZone());
  await seedApproved(db, CUSTOMERS, today);
  const messages = await readMessages(db);
  const { rows } = await db.$client.query<{ id: number; email: string }>('select id, email from contact');
  const addressOf = new Map(rows.map(({ id, email }) => [id, email]));
  const web = await startWeb();
  const gone = messages.slice(0, 3);
  const linkOf = ({ id, contactId }: (typeof gone)[0]) =>
    `${web}/unsubscribe/${signLink(KEYS, 'unsubscribe', { messageId: id, contactId }, new Date())}`;
  const [byPage = '', byButton = '', byOtherButton = ''] = gone.map(linkOf);

  const page = await fetch(byPage);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<form method="post"');
  const form = 'application/x-www-form-urlencoded';
  const press = (link: string, type: string, body: string) =>
    fetch(link, { method: 'POST', redirect: 'manual', headers: { 'content-type': type }, body });
  expect((await press(byPage, form, '')).status).toBe(200);
  // Any number of times, in both forms that RFC 8058 knows.
  for (let times = 0; times < 2; times++) {
    expect((await press(byButton, form, ONE_CLICK)).status).toBe(200);
    expect((await press(byOtherButton, 'multipart/form-data; boundary=b', MULTIPART)).status).toBe(200);
  }

  // What a review that had begun before the no still wrote down.
  const late = gone.map(({ customerId, contactId }) =>
    planFor(customerId, contactId, { period: 'late', decidedOn: today, expiresOn: today + 5 }),
  );
  await planMessages(db, late);
  await db.$client.query(`update message set state = 'approved', send_after = now() where period = 'late'`);
  await startMailServer();
  await processes.start().ready;
  await vi.waitFor(
    async () => {
      const left = (await readMessages(db)).filter(({ state }) => !['accepted', 'withdrawn'].includes(state));
      expect(left.map(({ state, because }) => `${state} ${because}`)).toEqual([]);
    },
    { timeout: 100_000, interval: 250 },
  );
  const stayed = messages.slice(3).map(({ contactId }) => addressOf.get(contactId));
  expect(reached.toSorted()).toEqual(stayed.toSorted());
  expect((await readMessages(db)).filter(({ state }) => state === 'withdrawn')).toHaveLength(6);
});
