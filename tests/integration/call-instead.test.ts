import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { expireCalls } from '../../src/calls/expire-calls.ts';
import { TUESDAY } from '../support/message-stand.ts';
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
  await db.execute(sql`insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on)
    values (${story.customerId}, 'retention', '[]', 0, 0.5, '2026-10-20', '2026-11-09')`);
});

test('who asks for a call on a day when one expired unmade is called, and is not told that we have talked', async () => {
  expect(await expireCalls({ db }, { today: TUESDAY })).toBe(1);
  const { body } = await post(`${story.path('preferences')}/call`);
  expect(body).toContain('We will call you');
  const open = (await db.select().from(callTaskTable)).filter(({ state }) => state === 'open');
  expect(open).toMatchObject([{ purpose: 'service', handOverBy: 'Aino Virtanen' }]);
});

test.each(['gave-up', 'wrong-number', 'handed-over'])('… nor after a call closed as %s', async (because) => {
  await db.execute(sql`update call_task set state = 'done', because = ${because}, closed_on = '2026-11-10'`);
  expect((await post(`${story.path('preferences')}/call`)).body).toContain('We will call you');
});

test.each(['talked', 'leaving'])(
  '… but after one closed as %s she is told where to ring',
  async (because) => {
    await db.execute(
      sql`update call_task set state = 'done', because = ${because}, closed_on = '2026-11-10'`,
    );
    expect((await post(`${story.path('preferences')}/call`)).body).toContain(
      'We have spoken with your company',
    );
  },
);
