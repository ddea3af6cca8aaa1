import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { type PublicStory, pressOn, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db);
const post = pressOn(app);
let story: PublicStory;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await seedPublicStory(db);
});

test.each([
  ['no type', {}],
  ['text', { 'content-type': 'text/plain' }],
  ['JSON', { 'content-type': 'application/json' }],
  ['bytes', { 'content-type': 'application/octet-stream' }],
  ['multipart/mixed', { 'content-type': 'multipart/mixed; boundary=x' }],
])('a one-click no counts with %s as well', async (_name, headers) => {
  const payload = 'List-Unsubscribe=One-Click';
  const answer = await app.inject({ method: 'POST', url: story.path('unsubscribe'), headers, payload });
  expect([answer.statusCode, answer.body]).toEqual([200, 'unsubscribed\n']);
  expect(await db.select().from(suppressionTable)).toHaveLength(1);
});

test('who undoes an unsubscription is not promised mails that another reason holds back', async () => {
  await db.execute(
    sql`insert into suppression (address_hash, reason, source) values (${story.addressHash}, 'objected', 'by mail')`,
  );
  await post(story.path('unsubscribe'));
  const { body } = await post(`${story.path('unsubscribe')}/undo`);
  expect(body).toContain('You still get no mails from us');
  expect(body).not.toContain('We will keep writing to you');
});

test('“still have some” of items that were all stopped says so, and promises no question', async () => {
  const [first = 0, second = 0] = story.productIds;
  await post(story.path('preferences'), { [`item-${first}`]: 'stop', [`item-${second}`]: 'stop' });
  const { body } = await post(`${story.path('preferences')}/later`);
  expect(body).toContain('You get no reminders of these items');
  expect(body).not.toContain('We will ask again');
});

test('a browser in Filipino is not spoken to in Finnish', async () => {
  const headers = { 'accept-language': 'fil-PH,fil;q=0.9,en;q=0.8' };
  expect((await app.inject({ url: '/unsubscribe/x', headers })).body).toContain('<html lang="en">');
});

test.each([
  ['preferences', '/later', 'Mails to your liking'],
  ['preferences', '/call', 'Mails to your liking'],
  ['unsubscribe', '/undo', 'Shall we stop writing'],
  ['reorder', '/', 'Nothing is ordered until you confirm'],
  ['answer', '/', 'How satisfied'],
  ['unsubscribe', '.', 'Shall we stop writing'],
  ['unsubscribe', ')', 'Shall we stop writing'],
  ['unsubscribe', '%3E', 'Shall we stop writing'],
] as const)(
  'GET of %s with “%s” behind it shows the page: phones load a tab anew, mail programs add a sign',
  async (purpose, rest, words) => {
    const { statusCode, body } = await app.inject({ url: story.path(purpose) + rest });
    expect([statusCode, body.includes(words)]).toEqual([200, true]);
  },
);

test.each(['/', '.'])('a one-click no counts with “%s” behind its address as well', async (rest) => {
  expect((await post(story.path('unsubscribe') + rest, { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(
    200,
  );
  expect(await db.select().from(suppressionTable)).toHaveLength(1);
});

test('a text of as many signs as the field takes is kept to its end, though a browser sends two for each line break', async () => {
  const comment = `${'a line of words\n'.repeat(100)}${'x'.repeat(391)} the end.`;
  expect(comment).toHaveLength(2000);
  await post(story.path('answer'), { score: '8', shown: '1', comment: comment.replaceAll('\n', '\r\n') });
  const { rows } = await db.execute(sql`select comment from satisfaction_answer`);
  expect(rows).toEqual([{ comment }]);
});

test('“still have some” of one item speaks of one', async () => {
  await db.execute(sql`delete from message_item where product_id = ${story.productIds[1]}`);
  expect((await post(`${story.path('preferences')}/later`)).body).toContain(
    'no reminders of this item: White',
  );
});

test('an erased person is not promised mails by an old page', async () => {
  await db.execute(sql`update contact set email = null, address_hash = null`);
  await db.execute(sql`update message set address_hash = null`);
  expect((await post(`${story.path('unsubscribe')}/undo`)).body).toContain('You still get no mails from us');
});
