import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { claimTask } from '../../src/calls/claim-store.ts';
import { findStaffByEmail } from '../../src/staff/staff-store.ts';
import { NOON, openCareDesk } from '../support/care-desk.ts';

const { db, liisa, matti, carla, story, get, post, personId, card, task, giveTo } = await openCareDesk();
const staffId = async (name: string) => (await findStaffByEmail(db, `${name}@example.com`))?.id ?? '';
const nobodys = () => db.update(callTaskTable).set({ assignedTo: null });

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
  beforeEach(
    async () =>
      void (await claimTask(db, { taskId: story.taskId, staffId: await staffId('liisa'), now: NOON })),
  );

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
    await post(`/console/customers/${story.bakery}/call`, matti, {
      purpose: 'service',
      note: 'Ask for Aino',
    });
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
    post(`/console/customers/${story.bakery}/call`, matti, { purpose: 'service', note: 'Ask for Aino' });

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
