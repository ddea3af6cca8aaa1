import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { planMessages } from '../../src/messages/plan-messages.ts';
import type { Queryable } from '../../src/platform/database.ts';
import { atTheDesk } from '../support/at-the-desk.ts';
import { TODAY } from '../support/call-stories.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { planFor } from '../support/message-stand.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { seenOn } from '../support/seen-on.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const { get, post, theMessage } = atTheDesk(app, db);

beforeEach(async () => {
  await emptyDatabase(db);
  await tellConsoleStory(db);
});

async function changes(): Promise<unknown[]> {
  const { rows } = await db.$client.query(`select kind, subjects, after from audit_entry order by id`);
  return rows;
}

async function planAnother(name: string, on: Queryable = db): Promise<void> {
  const customer = await seedCustomer(db, { name });
  const contact = await seedContact(db, customer, { email: 'new@example.com' });
  const days = { decidedOn: TODAY, expiresOn: TODAY + 5, period: '2011-06-15' };
  await planMessages(on, [planFor(customer, contact, days)]);
}

/** Whose messages are still planned. */
async function waitingFor(): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.name from message m join customer c on c.id = m.customer_id where m.state = 'planned'`);
  return rows.map(({ name }) => name);
}

describe('messages that wait for a yes', () => {
  test('are told by kind and language, each kind with a sample as it will be read', async () => {
    const { id } = await theMessage();
    const page = await get('/console');
    expect(page).toContain('English 1');
    expect(page).toContain(`src="/console/messages/${id}/html"`);
    expect(await get(`/console/messages/${id}/html`)).toContain('Organic wheat flour 10 kg');
    expect(await get('/console/waiting/reorder-reminder')).toContain('Leipomo Kultakuori');
  });

  test('one is taken out and stays behind when all are released', async () => {
    const { id } = await theMessage();
    const form = { kind: 'all', ...(await seenOn(app)) };
    expect(await post(`/console/messages/${id}/withdraw`, { from: 'reorder-reminder' })).toBe(
      '/console/waiting/reorder-reminder?told=withdrawn',
    );
    expect(await theMessage()).toMatchObject({ state: 'withdrawn', because: 'withdrawn by Tove Testaaja' });
    expect(await post('/console/release', form)).toBe('/console?released=0');
    expect(await post(`/console/messages/${id}/withdraw`, { from: 'today' })).toBe('/console?told=too-late');
    expect(await changes()).toMatchObject([{ kind: 'message-withdrawn' }, { kind: 'messages-released' }]);
  });

  test('are released all at once', async () => {
    expect(await post('/console/release', { kind: 'all', ...(await seenOn(app)) })).toBe(
      '/console?released=1',
    );
    expect(await theMessage()).toMatchObject({ state: 'approved' });
  });

  test.each([
    ['/console', 'all'],
    ['/console/waiting/reorder-reminder', 'reorder-reminder'],
  ])('planned after %s was shown wait until they are seen as well', async (page, kind) => {
    const form = { kind, ...(await seenOn(app, page)) };
    await planAnother('Ravintola Uusi');
    expect(await post('/console/release', form)).toBe('/console?released=1');
    expect(await waitingFor()).toEqual(['Ravintola Uusi']);
    expect(await post('/console/release', { kind, ...(await seenOn(app, page)) })).toBe(
      '/console?released=1',
    );
  });

  test('of a night that ended only after the page was shown wait, though they were begun before', async () => {
    const night = await db.$client.connect();
    try {
      await night.query('begin');
      await planAnother('Ravintola Yö', drizzle(night));
      const form = { kind: 'all', ...(await seenOn(app)) };
      await night.query('commit');
      expect(await post('/console/release', form)).toBe('/console?released=1');
      expect(await waitingFor()).toEqual(['Ravintola Yö']);
    } finally {
      night.release();
    }
  });

  test.each(['', 'everything', '1:2', '9:9:9:9'])(
    'nothing goes where a form says it saw %j',
    async (seen) => {
      expect(await post('/console/release', { kind: 'all', seen })).toBe('/console');
      expect(await theMessage()).toMatchObject({ state: 'planned' });
    },
  );

  test('somebody who may not release sees them without the buttons', async () => {
    const owner = await startConsole(db, { as: ['marketing'] });
    const page = await get('/console', owner);
    expect(page).toContain('Waiting for your word');
    expect(page).not.toContain('/console/release');
    expect(page).not.toContain('/withdraw');
  });

  test('a message that cannot be written says so instead of failing the page', async () => {
    const { id } = await theMessage();
    await db.execute(sql`update message_item set reason = '{"kind":"replaces"}', other_product_name = null`);
    expect(await get(`/console/messages/${id}`)).toContain('cannot be written any more');
  });
});
