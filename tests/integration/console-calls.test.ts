import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { claimTask } from '../../src/calls/claim-store.ts';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import { addCarePerson, findCarePerson } from '../../src/customers/care-person-store.ts';
import { complaintTable } from '../../src/orders/complaint-table.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { findStaffByEmail } from '../../src/staff/staff-store.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM, signInStaff } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const NOON = new Date('2011-06-15T09:00:00Z');
const deps = {
  db,
  now: () => NOON,
  supplier: TEST_SUPPLIER,
  publicUrl: 'http://localhost:3000',
} as ConsoleDeps;
const app = await startConsole(db, { as: null });
const comeIn = (name: string, email: string) =>
  signInStaff(app, deps, { roles: ['care'], name, email, language: 'en' });
const liisa = await comeIn('Liisa Laine', 'liisa@example.com');
const matti = await comeIn('Matti Mäki', 'matti@example.com');
const carla = await comeIn('Carla Care', 'carla@example.com');

let taskId: number;
let customerId: number;
beforeEach(async () => {
  await emptyDatabase(db);
  ({ taskId, bakery: customerId } = await tellConsoleStory(db));
  await addCarePerson(db, { name: 'Carla Care', email: 'carla@example.com', language: 'en', callsPerDay: 3 });
});

const get = async (url: string, cookie: string) =>
  (await app.inject({ url, headers: { ...OWN_FORM, cookie } })).body;
const post = (url: string, cookie: string, form: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...OWN_FORM, cookie },
    payload: new URLSearchParams(form).toString(),
  });
const card = () => `/console/calls/${taskId}`;
const task = async () => {
  const [found] = await db.select().from(callTaskTable).where(eq(callTaskTable.id, taskId));
  return found as NonNullable<typeof found>;
};
const personId = async (name: string) => String((await findCarePerson(db, `${name}@example.com`))?.id ?? '');
const staffId = async (name: string) => (await findStaffByEmail(db, `${name}@example.com`))?.id ?? '';
const giveTo = async (name: string) =>
  db.update(callTaskTable).set({ assignedTo: Number(await personId(name)) });
const nobodys = () => db.update(callTaskTable).set({ assignedTo: null });
const kinds = async () =>
  (await listEntries(db, { by: null, kind: null, olderThan: null, limit: 100 })).map(({ kind }) => kind);
const newest = async () => (await listEntries(db, { by: null, kind: null, olderThan: null, limit: 1 }))[0];

describe('the button of Today', () => {
  /** Presses what the page offers, as a browser without a script does. */
  const press = async (cookie: string) => {
    const [, step = ''] = /<section class="next">(.*?)<\/section>/s.exec(await get('/console', cookie)) ?? [];
    const action = /<form method="post" action="([^"]+)"/.exec(step)?.[1];
    return (await post(action ?? '/console/no-button', cookie)).headers.location;
  };

  test('pressed by two people at once leads each to a card of her own', async () => {
    await nobodys();
    const cards = await Promise.all([press(liisa), press(matti), press(carla)]);
    for (const one of cards) expect(one).toMatch(/\/console\/calls\/\d+$/);
    expect(new Set(cards).size).toBe(3);
  });

  test('names the card of one’s own share, and none that lies on a colleague’s desk', async () => {
    await nobodys();
    const named = /<h2>(.*?)<\/h2>/.exec(await get('/console', liisa))?.[1];
    await press(liisa);
    expect(/<h2>(.*?)<\/h2>/.exec(await get('/console', matti))?.[1]).not.toBe(named);
  });

  test('is not there while every call is in a colleague’s hand', async () => {
    await giveTo('liisa');
    const page = await get('/console', matti);
    expect(page).toContain('No free call is left for you now.');
    expect(page).not.toContain('action="/console/calls/next"');
  });
});

describe('a card on a colleague’s desk', () => {
  beforeEach(async () => void (await claimTask(db, { taskId, staffId: await staffId('liisa'), now: NOON })));

  test('says on top who has it, and its number is not to be rung', async () => {
    const page = await get(card(), matti);
    expect(page).toContain('Liisa Laine has had this card since 12:00');
    expect(page).toContain('+358 40 000 0001');
    expect(page).not.toContain('href="tel:+358400000001"');
    expect(await get(card(), liisa)).toContain('href="tel:+358400000001"');
    expect(await get('/console/calls', matti)).not.toContain('href="tel:+358400000001"');
  });

  test.each([
    ['outcome', { reached: 'reached', attempts: '0', note: 'Wants <b>Friday</b>' }],
    ['assign', { from: '', to: 'Carla', note: 'Wants <b>Friday</b>' }],
  ])('gives back what was typed into its %s, to be copied', async (form, values) => {
    const to = { to: await personId('carla') };
    const sent = await post(`${card()}/${form}`, matti, { ...values, ...(form === 'assign' ? to : {}) });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toMatch(/<textarea[^>]*readonly[^>]*>Wants &lt;b>Friday&lt;\/b>/i);
    expect(sent.body).toContain('Not saved: the card has moved on.');
  });

  test('stays with her when somebody asks for a call of that customer, whose note is added', async () => {
    await nobodys();
    await post(`/console/customers/${customerId}/call`, matti, { purpose: 'service', note: 'Ask for Aino' });
    const found = await task();
    expect(found).toMatchObject({ assignedTo: null, handOverNote: 'Ask for Aino', handOverBy: 'Matti Mäki' });
    expect(found.claimedBy).toBe(await staffId('liisa'));
  });
});

test('what was typed for a call that has been closed meanwhile is given back to be copied', async () => {
  await db.update(callTaskTable).set({ state: 'done', closedOn: '2011-06-15' });
  const form = { reached: 'reached', attempts: '0', note: 'Was content' };
  const sent = await post(`${card()}/outcome`, liisa, form);
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toMatch(/<textarea[^>]*readonly[^>]*>Was content/i);
});

describe('a call asked for by hand', () => {
  const ask = () =>
    post(`/console/customers/${customerId}/call`, matti, { purpose: 'service', note: 'Ask for Aino' });

  test('stays in a colleague’s hand, with the note on top', async () => {
    await giveTo('liisa');
    expect((await ask()).headers.location).toContain('told=called');
    expect(await task()).toMatchObject({
      assignedTo: Number(await personId('liisa')),
      handOverNote: 'Ask for Aino',
    });
  });

  test('comes into the hand of whoever asks where it was nobody’s', async () => {
    await nobodys();
    await ask();
    expect((await task()).assignedTo).toBe(Number(await personId('matti')));
  });
});

describe('a call handed on', () => {
  const hand = async (from: string, to: string, cookie: string, note = '') =>
    post(`${card()}/assign`, cookie, { from: await personId(from), to: await personId(to), note });
  beforeEach(async () => {
    await giveTo('liisa');
    await hand('liisa', 'matti', liisa, 'Speaks Swedish');
  });

  test('without a word keeps what the one before had written', async () => {
    expect((await hand('matti', 'carla', matti)).statusCode).toBe(303);
    const page = await get(card(), carla);
    expect(page).toContain('Speaks Swedish');
    expect(page).toContain('Liisa Laine hands over');
  });

  test('with a word is read with both, the newest first, each with who wrote it', async () => {
    await hand('matti', 'carla', matti, 'Angry about Friday');
    const page = await get(card(), carla);
    const told = ['Matti Mäki hands over', 'Angry about Friday', 'Liisa Laine hands over', 'Speaks Swedish'];
    const places = told.map((words) => page.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('out of a hand that it has left keeps the note that was typed', async () => {
    const sent = await hand('liisa', 'carla', liisa, 'Typed with care');
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('Typed with care');
    expect(sent.body).toContain(`value="${await personId('carla')}" selected`);
  });
});

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
    await db.update(callTaskTable).set({ purpose: 'follow-up' }).where(eq(callTaskTable.id, taskId));
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
  const tasks = await db.select().from(callTaskTable).where(eq(callTaskTable.customerId, customerId));
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
