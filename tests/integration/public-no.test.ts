import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { TUESDAY_TEN } from '../support/message-stand.ts';
import { type PublicStory, pressOn, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const post = pressOn(await startPublicPages(db));
let story: PublicStory;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await seedPublicStory(db);
});

test.each(['objected', 'spam-report', 'refused', 'by-hand', 'erased'] as const)(
  'undoing an unsubscription takes back no other no of the address (%s)',
  async (reason) => {
    const { addressHash } = story;
    await db.insert(suppressionTable).values({ addressHash, reason, source: 'said elsewhere' });
    await post(story.path('unsubscribe'));
    await post(`${story.path('unsubscribe')}/undo`);
    expect(await db.select().from(suppressionTable)).toMatchObject([{ reason }]);
  },
);

test('a mail on its way that holds an item which is not wanted any more does not go', async () => {
  const [first = 0] = story.productIds;
  await post(story.path('preferences'), { cadence: 'month', language: 'sv' });
  expect(await db.select().from(messageTable)).toMatchObject([{ state: 'planned' }]);
  await post(story.path('preferences'), { [`item-${first}`]: 'stop' });
  expect(await db.select().from(messageTable)).toMatchObject([
    { state: 'withdrawn', because: 'wishes-changed' },
  ]);
});

test('the links of a person who was erased lead nowhere, but for a refusal', async () => {
  const { addressHash } = story;
  await erasePerson({ db, now: () => TUESDAY_TEN }, { address: 'aino@example.com', addressHash });
  for (const purpose of ['preferences', 'reorder', 'answer'] as const)
    expect((await post(story.path(purpose))).statusCode).toBe(404);
  expect((await post(`${story.path('preferences')}/call`)).statusCode).toBe(404);
  expect((await post(story.path('unsubscribe'))).statusCode).toBe(200);
  expect(await db.select().from(callTaskTable)).toEqual([]);
});
