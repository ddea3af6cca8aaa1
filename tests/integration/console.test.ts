import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { emptyDatabase, seedCarePerson } from '../support/seed.ts';
import { seenOn } from '../support/seen-on.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const own = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };

function get(path: string, headers: Record<string, string> = own) {
  return app.inject({ method: 'GET', url: path, headers });
}

function post(path: string, form: Record<string, string>, headers: Record<string, string> = own) {
  const payload = new URLSearchParams(form).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return app.inject({ method: 'POST', url: path, payload, headers: { ...type, ...headers } });
}

let story: Awaited<ReturnType<typeof tellConsoleStory>>;
beforeEach(async () => {
  await emptyDatabase(db);
  story = await tellConsoleStory(db);
});

describe('every page', () => {
  test('runs no script but ours, is never framed and fetches nothing from elsewhere', async () => {
    const { headers } = await get('/console');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('a failure', () => {
  test('is shown as a page, without what failed inside, and with a way back', async () => {
    await db.execute(sql`alter table inbox_mail rename to "secret of aino@example.com"`);
    const page = await get('/console/inbox');
    await db.execute(sql`alter table "secret of aino@example.com" rename to inbox_mail`);
    expect(page.statusCode).toBe(500);
    expect(page.body).not.toContain('aino@example.com');
  });

  test('a form too large to be one of ours is refused', async () => {
    const sent = await post(`/console/calls/${story.taskId}/outcome`, { note: 'x'.repeat(100_000) });
    expect(sent.statusCode).toBe(413);
    expect(sent.body).toContain('could not be read');
  });

  test('whoever may not look still gets the style of the page that says so', async () => {
    const outside = await startConsole(db, { as: null });
    const style = await outside.inject({ url: '/console/assets/console.css', headers: own });
    expect(style.statusCode).toBe(200);
  });
});

describe('a form of a stranger', () => {
  test.each([
    ['another site', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { host: 'localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['an old browser elsewhere', { host: 'localhost:3000', origin: 'https://evil.example.com' }],
    ['something that says nothing', { host: 'localhost:3000' }],
  ])('%s changes nothing', async (_, headers) => {
    const sent = await post(
      `/console/calls/${story.taskId}/outcome`,
      { reached: 'reached', attempts: '0' },
      headers,
    );
    expect(sent.statusCode).toBe(403);
    expect(await db.select().from(callOutcomeTable)).toEqual([]);
  });

  test('an old browser on the console’s own page is heard', async () => {
    const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    const sent = await post(
      `/console/calls/${story.taskId}/outcome`,
      { reached: 'reached', attempts: '0' },
      headers,
    );
    expect(sent.statusCode).toBe(303);
  });
});

describe('one call', () => {
  test('its page tells why, how to begin in the customer’s language, and what hurts', async () => {
    const { body } = await get(`/console/calls/${story.taskId}`);
    expect(body).toContain('2 complaints are still open');
    expect(body).toContain('Mikä näistä on haitannut teidän työtänne eniten?');
    expect(body).toContain('Two sacks arrived torn');
    expect(body).toContain('href="tel:+358400000001"');
  });

  test('a form that does not fit together comes back with what was typed', async () => {
    const form = { reached: 'not-reached', mood: 'happy', note: 'Typed <b>carefully</b>', attempts: '0' };
    const sent = await post(`/console/calls/${story.taskId}/outcome`, form);
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('Typed &lt;b>carefully&lt;/b>');
    expect(sent.body).toContain('only heard when somebody was reached');
    expect(await db.select().from(callOutcomeTable)).toEqual([]);
  });

  test('the same form sent twice is recorded once', async () => {
    const form = { reached: 'not-reached', attempts: '0' };
    await post(`/console/calls/${story.taskId}/outcome`, form);
    expect((await post(`/console/calls/${story.taskId}/outcome`, form)).statusCode).toBe(422);
    expect(await db.select().from(callOutcomeTable)).toHaveLength(1);
  });

  test('it is handed over with a note, but not out of a hand it has left', async () => {
    const to = await seedCarePerson(db, { name: 'Third' });
    const [task] = await db.select().from(callTaskTable);
    const form = { from: String(task?.assignedTo), to: String(to), note: 'Knows the owner' };
    expect((await post(`/console/calls/${story.taskId}/assign`, form)).statusCode).toBe(303);
    expect((await post(`/console/calls/${story.taskId}/assign`, form)).statusCode).toBe(422);
    expect((await get(`/console/calls/${story.taskId}`)).body).toContain('Knows the owner');
  });

  test.each([
    '/console/calls/0',
    '/console/calls/x',
    '/console/messages/x',
    '/console/inbox/9999',
    '/console/customers/0',
  ])('%s says that there is nothing', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });
});

describe('the inbox', () => {
  test.each([
    ['html', 'src="/console/inbox/1/html"'],
    ['text', 'Hello Olli, is it time for flour?</pre>'],
    ['source', 'Content-Type: multipart/alternative; boundary=b'],
  ])('shows a mail as %s', async (view, shown) => {
    const page = await get(`/console/inbox/1?view=${view}`);
    expect(page.body).toContain(shown);
    expect(page.body).toContain(`href="?view=${view}" aria-current="page"`);
  });

  test('is not there where mails go to a mail server elsewhere', async () => {
    const elsewhere = await startConsole(db, { hasInbox: false });
    const open = (url: string) => elsewhere.inject({ url, headers: own });
    for (const url of ['/console/inbox', '/console/inbox/1', '/console/inbox/1/html'])
      expect((await open(url)).statusCode).toBe(404);
    expect((await open('/console')).body).not.toContain('href="/console/inbox"');
    expect((await get('/console')).body).toContain('href="/console/inbox"');
  });
});

describe('messages that wait', () => {
  test('they are let go by kind', async () => {
    const sent = await post('/console/release', { kind: 'reorder-reminder', ...(await seenOn(app)) });
    expect(sent.headers.location).toBe('/console?released=1');
    expect(await db.select().from(messageTable)).toMatchObject([{ state: 'approved' }]);
  });

  test('in observe nothing is let go, whatever an old page offers', async () => {
    const { settings } = await readCareModel(db);
    const form = { kind: 'reorder-reminder', ...(await seenOn(app)) };
    await saveCareModel(db, { ...settings, mode: 'observe' }, 'test');
    expect((await get('/console')).body).not.toContain('/console/release');
    await post('/console/release', form);
    expect(await db.select().from(messageTable)).toMatchObject([{ state: 'planned' }]);
  });
});

test.each(['en', 'fi', 'sv'] as const)('every screen speaks %s', async (language) => {
  const speaking = await startConsole(db, { supplier: { ...TEST_SUPPLIER, language } });
  for (const path of [
    '',
    '/calls',
    `/calls/${story.taskId}`,
    '/customers?q=o',
    `/customers/${story.bakery}`,
    '/inbox',
    '/inbox/1',
  ]) {
    const page = await speaking.inject({ url: `/console${path}`, headers: own });
    expect({ path, status: page.statusCode }).toEqual({ path, status: 200 });
    expect(page.body).toContain(`<html lang="${language}">`);
  }
});

test('an empty installation is told what to do first', async () => {
  await emptyDatabase(db);
  expect((await get('/console')).body).toContain('href="/console/staff#callers"');
  await seedCarePerson(db);
  expect((await get('/console')).body).toContain('npx rytmi review');
});
