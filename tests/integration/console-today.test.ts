import { beforeEach, describe, expect, test } from 'vitest';
import { claimDue } from '../../src/messages/delivery-store.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { reviewBatchTable, reviewRunTable } from '../../src/nurture/review-run-table.ts';
import { importRejectTable, importRunTable } from '../../src/orders/import-table.ts';
import { atTheDesk } from '../support/at-the-desk.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2011-06-15T09:00:00Z');
let later = NOW;
const app = await startConsole(db, { now: () => later });
const { get, post, theMessage } = atTheDesk(app, db);

beforeEach(async () => {
  later = NOW;
  await emptyDatabase(db);
  await tellConsoleStory(db);
});

/** As a worker leaves it that ended between handing a mail over and hearing the answer. */
async function leaveInDoubt() {
  await db.update(messageTable).set({ state: 'approved', sendAfter: NOW });
  await claimDue(db, { now: NOW, today: '2011-06-15', limit: 1 });
  const sent = { subject: 'Time for flour?', html: '<a href="https://x.example/u/secret">stop</a> as sent' };
  await db.update(messageTable).set({ state: 'sending', ...sent });
  await db.update(messageTable).set({ state: 'uncertain' });
  return theMessage();
}

async function changes(): Promise<unknown[]> {
  const { rows } = await db.$client.query(`select kind, subjects, after from audit_entry order by id`);
  return rows;
}

describe('a message of which nobody knows whether it arrived', () => {
  test('stands on the first page with what a person can say of it', async () => {
    const { id } = await leaveInDoubt();
    const page = await get('/console');
    expect(page).toContain('Did this message arrive?');
    expect(page).toContain(`/console/messages/${id}/settle`);
    expect(page).toContain('href="#uncertain"');
  });

  test.each([
    ['arrived', 'accepted', 'it arrived, says Tove Testaaja'],
    ['not-arrived', 'failed', 'it did not arrive, says Tove Testaaja'],
  ])('is settled as %s by one press, and the press is on record', async (how, state, because) => {
    const { id, fence } = await leaveInDoubt();
    expect(await post(`/console/messages/${id}/settle`, { how, fence: fence ?? '', from: 'today' })).toBe(
      `/console?told=${how}`,
    );
    expect(await theMessage()).toMatchObject({ state, because });
    expect(await changes()).toEqual([
      { kind: 'message-settled', subjects: { message: [id] }, after: { how } },
    ]);
    expect(await get('/console')).not.toContain('Did this message arrive?');
  });

  test('goes once more by one press; two presses at once are one', async () => {
    const { id, fence } = await leaveInDoubt();
    const press = () =>
      post(`/console/messages/${id}/settle`, { how: 'resend', fence: fence ?? '', from: 'today' });
    const told = await Promise.all([press(), press()]);
    expect(told.toSorted()).toEqual(['/console?told=resend', '/console?told=too-late']);
    expect(await changes()).toHaveLength(1);
    expect(await claimDue(db, { now: NOW, today: '2011-06-15', limit: 10 })).toHaveLength(1);
  });

  test('a press on a page from before its last sending sends nothing, even when it is in doubt again', async () => {
    const { id, fence } = await leaveInDoubt();
    await post(`/console/messages/${id}/settle`, { how: 'resend', fence: fence ?? '', from: 'message' });
    await leaveInDoubt();
    for (const how of ['resend', 'arrived', 'not-arrived'])
      expect(await post(`/console/messages/${id}/settle`, { how, fence: fence ?? '', from: 'message' })).toBe(
        `/console/messages/${id}?told=too-late`,
      );
    expect(await theMessage()).toMatchObject({ state: 'uncertain' });
    expect(await changes()).toHaveLength(1);
  });

  test('is not sent again when what it says is out of date', async () => {
    const { id } = await leaveInDoubt();
    expect(await get(`/console/messages/${id}`)).toContain('value="resend"');
    later = new Date('2011-07-15T09:00:00Z');
    const page = await get(`/console/messages/${id}`);
    expect(page).toContain('out of date by now');
    expect(page).not.toContain('value="resend"');
  });

  test('its page shows it as it was sent, with links that lead nowhere', async () => {
    const { id } = await leaveInDoubt();
    expect(await get(`/console/messages/${id}`)).toContain('As it was sent');
    const mail = await get(`/console/messages/${id}/html`);
    expect(mail).toContain('as sent');
    expect(mail).not.toContain('secret');
  });

  test('is not linked for an administrator, who may not read it', async () => {
    const { id } = await leaveInDoubt();
    const administrator = await startConsole(db, { as: ['administrator'] });
    const page = await get('/console', administrator);
    expect(page).toContain('Did this message arrive?');
    expect(page).not.toContain(`/console/messages/${id}`);
  });

  test('whoever may not say so is not asked', async () => {
    await leaveInDoubt();
    const marketing = await startConsole(db, { as: ['marketing'] });
    const page = await get('/console', marketing);
    expect(page).toContain('Did this message arrive?');
    expect(page).not.toContain('/settle');
  });
});

describe('how the work goes', () => {
  const FAILED = { job: 'review-batch', period: '2011-06-15-b0', payload: {}, state: 'failed' } as const;
  const ended = new Date('2011-06-15T00:20:00Z');

  async function giveUpBatch(): Promise<void> {
    await db.insert(reviewBatchTable).values({
      ...{ day: '2011-06-15', batch: 0, fromCustomer: 1, toCustomer: 9, state: 'given-up' },
    });
    await db.insert(jobRunTable).values([
      { ...FAILED, attempts: 5, problem: 'secret detail', finishedAt: ended },
      { job: 'after-review', period: '2011-06-15', payload: {}, state: 'done', finishedAt: ended },
    ]);
  }

  test('the first page says when the review ended, what runs and what is stuck, in plain words', async () => {
    await giveUpBatch();
    await db.update(reviewRunTable).set({ finishedAt: ended });
    const open = { job: 'deliver-messages', period: 'now', payload: {}, attempts: 1, beganAt: NOW } as const;
    await db.insert(jobRunTable).values(open);
    const page = await get('/console');
    expect(page).toContain('The newest review ended 15 Jun, 03:20.');
    expect(page).toContain('Now: sending mails.');
    expect(page).toContain('Reviewing customers, since 15 Jun, 03:20');
    expect(page).not.toContain('secret detail');
  });

  test('the button tries again what is stuck, and the night is ended anew', async () => {
    await giveUpBatch();
    expect(await post('/console/mend')).toBe('/console?mended=1');
    expect(await db.select().from(jobRunTable)).toMatchObject([
      { job: 'review-batch', state: 'open', attempts: 0 },
    ]);
    expect(await db.select().from(reviewBatchTable)).toMatchObject([{ state: 'waiting' }]);
    expect(await db.select().from(reviewRunTable)).toMatchObject([{ state: 'running' }]);
    expect(await changes()).toMatchObject([{ kind: 'work-mended' }]);
    expect(await post('/console/mend')).toBe('/console');
  });

  test('what a later run has made good is not called stuck', async () => {
    const run = { job: 'expire', payload: {}, finishedAt: ended };
    await db.insert(jobRunTable).values([
      { ...run, period: '1', state: 'failed' },
      { ...run, period: '2', state: 'done', finishedAt: new Date('2011-06-15T01:20:00Z') },
    ]);
    expect(await get('/console')).not.toContain('stuck');
  });

  test('a worker that has given no sign for long is missed', async () => {
    await db
      .insert(jobRunTable)
      .values({ job: 'expire', period: '1', payload: {}, state: 'done', finishedAt: ended });
    expect(await get('/console')).toContain('Nothing has worked since 15 Jun, 03:20');
  });

  test('rows that the newest file of a kind could not place are named, older ones are past', async () => {
    const file = { kind: 'contacts', state: 'done', rejected: 3 } as const;
    const runs = await db
      .insert(importRunTable)
      .values([
        { ...file, fileName: 'contacts.csv' },
        { ...file, kind: 'products', fileName: 'old.csv' },
        { ...file, kind: 'products', fileName: 'new.csv', rejected: 0 },
      ])
      .returning();
    for (const { id, rejected } of runs)
      for (let line = 2; line < 2 + rejected; line++)
        await db.insert(importRejectTable).values({ runId: id, line, reason: 'missing', record: '' });
    const page = await get('/console');
    expect(page).toContain('3 rows of contacts.csv could not be taken in.');
    expect(page).not.toContain('old.csv');
    expect(page).toMatch(/<strong>3<\/strong> imported rows to mend/);
  });

  test('rows that could not be placed are not shown to a care person, who may not mend them', async () => {
    const [run] = await db
      .insert(importRunTable)
      .values({ kind: 'contacts', state: 'done', rejected: 1, fileName: 'contacts.csv' })
      .returning();
    const reject = { runId: run?.id as number, line: 2, reason: 'missing', record: '' } as const;
    await db.insert(importRejectTable).values(reject);
    const care = await startConsole(db, { as: ['care'], now: () => later });
    const { body } = await care.inject({ url: '/console', headers: OWN_FORM });
    expect(body).not.toContain('contacts.csv');
    expect(body).not.toContain('imported row to mend');
  });
});
