import { beforeEach, expect, test } from 'vitest';
import type { JobDeps } from '../../../src/jobs/job-deps.ts';
import { hasUnreadMails } from '../../../src/jobs/need-store.ts';
import { readMails } from '../../../src/jobs/read-incoming.job.ts';
import { fetchMails } from '../../../src/jobs/read-mailbox.job.ts';
import type { Mailbox } from '../../../src/platform/open-mailbox.ts';
import { incomingStand } from '../../support/incoming-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

const RAW = Buffer.from('From: anna@shop.example.com\r\nSubject: Hei\r\n\r\nMitä maksaa?\r\n');
const stays = new AbortController().signal;
const oneMail: Mailbox = {
  read: async (keep) => {
    await keep({ key: 'imap:x:1:1', receivedAt: new Date(), raw: RAW, cut: false });
    return 1;
  },
};

function jobDeps(mailbox: Mailbox | null) {
  let plans = 0;
  const plan = async () => {
    plans += 1;
  };
  return { deps: { ...stand.deps, mailbox, plan } as unknown as JobDeps, planned: () => plans };
}

test('what lies in the mailbox is kept, the planner woken, and the mail read by the next job', async () => {
  const { deps, planned } = jobDeps(oneMail);
  expect(await fetchMails(deps, { day: 0 }, stays)).toEqual({ kind: 'done' });
  expect([planned(), await hasUnreadMails(db)]).toEqual([1, true]);
  expect(await readMails(deps, {}, stays)).toEqual({ kind: 'done' });
  expect(await hasUnreadMails(db)).toBe(false);
});

test('without a mailbox there is nothing to fetch', async () => {
  const { deps, planned } = jobDeps(null);
  expect(await fetchMails(deps, { day: 0 }, stays)).toEqual({ kind: 'done' });
  expect(planned()).toBe(0);
});

test('a worker that is told to stop leaves the rest unread', async () => {
  const { deps } = jobDeps(oneMail);
  await fetchMails(deps, { day: 0 }, stays);
  await readMails(deps, {}, AbortSignal.abort());
  expect(await hasUnreadMails(db)).toBe(true);
});
