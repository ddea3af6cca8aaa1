import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { messageTable, reorderRequestTable } from '../../src/messages/message-table.ts';
import { TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, pressOn, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db);
let story: PublicStory;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await seedPublicStory(db);
});

const post = pressOn(app);

test('a reorder with changed quantities is kept once, however often it is pressed', async () => {
  const [first = 0, second = 0] = story.productIds;
  const form = { [`quantity-${first}`]: '12,5', [`quantity-${second}`]: '0', note: 'Ring the\0 bell <b>' };
  const [one, other] = await Promise.all([
    post(story.path('reorder'), form),
    post(story.path('reorder'), form),
  ]);
  expect([one.statusCode, other.statusCode]).toEqual([200, 200]);
  const again = await post(story.path('reorder'), { [`quantity-${first}`]: '99' });
  expect(again.body).toContain('We already have this order');
  const reorders = await db.select().from(reorderRequestTable);
  expect(reorders).toMatchObject([
    { items: [{ productId: first, quantity: 12.5 }], note: 'Ring the bell <b>' },
  ]);
  const [message] = await db.select().from(messageTable).where(eq(messageTable.id, story.messageId));
  expect(message?.reorderedAt).toEqual(TUESDAY_TEN);
  expect(again.body).toContain('Ring the bell &lt;b>');
});

test('half a pack stands in the field as its reader writes it', async () => {
  await db.$client.query(`update message_item set quantity = 1.5`);
  expect((await app.inject({ url: story.path('reorder') })).body).toContain('value="1.5"');
  await db.$client.query(`update contact set language = 'fi'`);
  await db.$client.query(`update message set language = 'fi'`);
  const { body } = await app.inject({ url: story.path('reorder') });
  expect(body).toContain('value="1,5"');
  expect(body).not.toContain('value="1.5"');
});

test('a quantity that is none is said with its value and its item, and nothing is ordered', async () => {
  const [first = 0, second = 0] = story.productIds;
  const wrong = await post(story.path('reorder'), {
    [`quantity-${first}`]: 'many',
    [`quantity-${second}`]: '-1',
  });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('“many” is not a quantity of White hanging heart T-light holder');
  expect(wrong.body).toContain('value="many"');
  const nothing = await post(story.path('reorder'), {
    [`quantity-${first}`]: '0',
    [`quantity-${second}`]: '',
  });
  expect(nothing.body).toContain('All quantities are 0');
  expect(await db.select().from(reorderRequestTable)).toEqual([]);
});
