import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { complaintTable } from '../../src/orders/complaint-table.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { openCareDesk } from '../support/care-desk.ts';

const { db, liisa, matti, story, get, post, card, task, giveTo } = await openCareDesk();
const entries = () => listEntries(db, { by: null, kind: null, olderThan: null, limit: 100 });
const kinds = async () => (await entries()).map(({ kind }) => kind);
const newest = async () => (await entries())[0];

describe('a form that cannot be read', () => {
  test.each([
    ['snooze', { until: 'soon' }],
    ['snooze', { until: '2011-06-15' }],
    ['assign', { from: '', to: '999999' }],
    ['outcome', { reached: 'perhaps', attempts: '0' }],
    ['outcome', { reached: 'not-reached', mood: 'happy', attempts: '0', note: 'Kept' }],
  ])('of %s puts the card on nobody’s desk', async (form, values) => {
    const sent = await post(`${card()}/${form}`, liisa, values);
    expect(sent.statusCode).toBe(422);
    if (form === 'outcome' && 'note' in values) expect(sent.body).toContain('>Kept</textarea>');
    expect((await task()).claimedBy).toBeNull();
  });
});

describe('the list', () => {
  /** Names of the customers whose calls it shows. */
  const shown = async (filter: string, cookie: string) => {
    const page = await get(`/console/calls?show=${filter}`, cookie);
    return [...page.matchAll(/<a href="\/console\/calls\/\d+">(.*?)<\/a>/g)].map(([, name]) => name);
  };

  test('of one’s own shows her share and what lies on her desk', async () => {
    await giveTo('liisa');
    expect(await shown('mine', matti)).toEqual([]);
    expect(await shown('mine', liisa)).toHaveLength(4);
    await post(`${card()}/take`, matti);
    expect(await shown('mine', matti)).toEqual(['Leipomo Kultakuori']);
  });

  test('of what was promised shows follow-ups only, whoever’s they are', async () => {
    expect(await shown('follow-ups', liisa)).toEqual([]);
    await db.update(callTaskTable).set({ purpose: 'follow-up' }).where(eq(callTaskTable.id, story.taskId));
    expect(await shown('follow-ups', liisa)).toEqual(['Leipomo Kultakuori']);
    expect(await shown('follow-ups', matti)).toEqual(['Leipomo Kultakuori']);
    expect(await shown('all', matti)).toHaveLength(4);
  });

  test('takes a call back that was put off when its day has come, and one that was put back at once', async () => {
    await post(`${card()}/take`, liisa);
    expect((await post(`${card()}/leave`, liisa)).headers.location).toContain('told=put-back');
    expect((await task()).claimedBy).toBeNull();
    await post(`${card()}/snooze`, liisa, { until: '2011-06-16' });
    expect(await get('/console/calls', liisa)).toContain('1 call asleep until its day');
    expect(await task()).toMatchObject({ state: 'snoozed', because: 'put-off' });
  });
});

test('a promise and a settled complaint sent with the form bring a call of its day, and end the complaint', async () => {
  const form = { reached: 'reached', attempts: '0', followUpOn: '2011-06-20', complaintClosed: 'yes' };
  const sent = await post(`${card()}/outcome`, liisa, form);
  expect(sent.headers.location).toContain('told=');
  const tasks = await db.select().from(callTaskTable).where(eq(callTaskTable.customerId, story.bakery));
  expect(tasks.toSorted((a, b) => a.id - b.id)).toMatchObject([
    { state: 'done' },
    { state: 'snoozed', purpose: 'follow-up', snoozedUntil: '2011-06-20' },
  ]);
  const [complaint] = await db.select().from(complaintTable);
  expect(complaint?.closedOn).toBe('2011-06-15');
  expect(await db.select().from(callOutcomeTable)).toMatchObject([
    { followUpOn: '2011-06-20', complaintClosed: true },
  ]);
});

describe('the audit log', () => {
  test('knows who put a card back, and says nothing of one that she did not have', async () => {
    await post(`${card()}/take`, liisa);
    await post(`${card()}/leave`, matti);
    await post(`${card()}/leave`, liisa);
    expect(await kinds()).toEqual(['call-put-back', 'call-taken']);
  });

  test.each([
    ['closed', 422],
    ['missing', 404],
  ])('tells of no taking of a call that is %s', async (what, status) => {
    await db.update(callTaskTable).set({ state: 'done', closedOn: '2011-06-15' });
    const sent = await post(what === 'closed' ? `${card()}/take` : '/console/calls/999999/take', liisa);
    expect(sent.statusCode).toBe(status);
    expect(await kinds()).toEqual([]);
  });

  test('tells until when a call had been put off before', async () => {
    await post(`${card()}/snooze`, liisa, { until: '2011-06-20' });
    await post(`${card()}/snooze`, liisa, { until: '2011-06-27' });
    expect(await newest()).toMatchObject({
      kind: 'call-put-off',
      before: { until: '2011-06-20' },
      after: { until: '2011-06-27' },
    });
    expect(await task()).toMatchObject({ state: 'snoozed', snoozedUntil: '2011-06-27', claimedBy: null });
  });
});
