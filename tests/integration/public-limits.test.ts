import { fastify } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { registerPreferences } from '../../src/public/preferences.routes.ts';
import { TEST_KEYS, TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const limits = { ofVisitor: 20, ofLink: 5 };
const FLOOD = 60;
let stories: PublicStory[] = [];

beforeAll(async () => {
  stories = [];
  for (let n = 0; n < 8; n++) stories.push(await seedPublicStory(db, 'fi'));
});

const [first, second] = [() => stories[0] as PublicStory, () => stories[1] as PublicStory];

test('a link that is opened by a program over and over asks to wait, and other links do not', async () => {
  const app = await startPublicPages(db, { limits });
  const open = (story: PublicStory) => app.inject({ url: story.path('preferences') });
  for (let n = 0; n < limits.ofLink; n++) expect((await open(first())).statusCode).toBe(200);
  const waiting = await open(first());
  expect(waiting).toMatchObject({ statusCode: 429, headers: { 'retry-after': '60' } });
  expect(waiting.body).toContain('Hetkinen, olkaa hyvä');
  expect((await open(second())).statusCode).toBe(200);
});

test('who floods the pages is asked to wait, by its own address only', async () => {
  const app = await startPublicPages(db, { limits });
  for (let n = 0; n < FLOOD; n++) await app.inject({ url: '/reorder/forged', remoteAddress: '198.51.100.7' });
  const from = (remoteAddress: string) => app.inject({ url: first().path('reorder'), remoteAddress });
  expect((await from('198.51.100.7')).statusCode).toBe(429);
  expect((await from('198.51.100.8')).statusCode).toBe(200);
});

test('a link that does not hold answers the same 404, whether its visitor is over the limit or not', async () => {
  const app = await startPublicPages(db, { limits });
  const answers = [];
  for (let n = 0; n < FLOOD; n++) answers.push(await app.inject({ url: '/preferences/forged' }));
  const seen = answers.map(({ statusCode, body, headers: { date: _, ...headers } }) =>
    JSON.stringify([statusCode, body, headers]),
  );
  expect(new Set(seen).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(404);
});

test('only a link that holds is counted by itself: forged ones are without number', async () => {
  const asked: [string, boolean][] = [];
  const app = fastify();
  registerPreferences(app, {
    ...{ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER, keys: TEST_KEYS },
    isTooOften: async ({ params }, { holds }) => {
      asked.push([params.token, holds]);
      return false;
    },
  });
  for (const url of [first().path('preferences'), '/preferences/forged']) await app.inject({ url });
  await app.close();
  expect(asked).toEqual([
    [first().path('preferences').split('/').at(-1), true],
    ['forged', false],
  ]);
});

test('whole companies behind one address can always unsubscribe, after a flood from there too', async () => {
  const app = await startPublicPages(db, { limits });
  for (let n = 0; n < FLOOD; n++) await app.inject({ url: '/unsubscribe/forged' });
  for (const story of stories) {
    const url = story.path('unsubscribe');
    expect((await app.inject({ url })).statusCode).toBe(200);
    for (let press = 0; press < limits.ofLink * 2; press++)
      expect((await app.inject({ method: 'POST', url })).statusCode).toBe(200);
  }
  expect(await db.select().from(suppressionTable)).toHaveLength(stories.length);
});

test('who a visitor is, a proxy may say only where it is trusted to', async () => {
  const app = await startPublicPages(db, { limits });
  const url = first().path('preferences');
  const claiming = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` });
  for (let n = 0; n < FLOOD; n++) await app.inject({ url: '/reorder/forged', headers: claiming(n) });
  expect((await app.inject({ url, headers: claiming(99) })).statusCode).toBe(429);
  const behindProxy = await startPublicPages(db, { limits }, { trustProxy: ['127.0.0.1'] });
  for (let n = 0; n < FLOOD; n++) await behindProxy.inject({ url: '/reorder/forged', headers: claiming(n) });
  expect((await behindProxy.inject({ url, headers: claiming(99) })).statusCode).toBe(200);
});
