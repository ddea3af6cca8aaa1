import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { composeBriefing } from '../../src/calls/compose-briefing.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { gatherBriefing } from '../../src/nurture/gather-briefing.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import type { Language } from '../../src/shared/language.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { TODAY } from '../support/call-stories.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { emptyDatabase, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
let story: Awaited<ReturnType<typeof tellConsoleStory>>;

beforeEach(async () => {
  await emptyDatabase(db);
  story = await tellConsoleStory(db);
});

async function brief(language: Language = 'en', taskId = story.taskId) {
  const deps = { db, careModel: DEFAULT_CARE_MODEL, currency: 'EUR' };
  const facts = await gatherBriefing(deps, { taskId, today: TODAY });
  return facts && composeBriefing(facts, speakerFor(language));
}

describe('the briefing', () => {
  test('tells what is at stake, the last five orders and the usual items with their rhythm', async () => {
    const briefing = await brief();
    expect(briefing).toMatchObject({
      stake: 'About €12,400 a year · 90% sure',
      items: [
        {
          name: 'Organic wheat flour 10 kg',
          habit: '12 sacks at a time, about every 2 weeks, last on 2 March 2011',
        },
        { name: 'Baking paper 500 sheets' },
      ],
      messages: [{ what: 'Reminder of usual items', outcome: 'waits for release' }],
      complaints: [
        { what: 'Delivery, since 6 June 2011', words: 'Two sacks arrived torn, for the second time.' },
      ],
    });
    expect(briefing?.orders).toHaveLength(5);
    expect(briefing?.whyNow).toHaveLength(2);
  });

  test('an item bought twice is no habit, and one not bought for a year is none any more', async () => {
    const twice = await seedProduct(db, { name: 'Twice only' });
    const gone = await seedProduct(db, { name: 'Long gone' });
    await seedOrders(db, { customerId: story.bakery, productId: twice, days: [TODAY - 20, TODAY - 10] });
    const longAgo = [500, 470, 440, 410].map((days) => TODAY - days);
    await seedOrders(db, { customerId: story.bakery, productId: gone, days: longAgo });
    const names = (await brief())?.items.map((item) => item.name);
    expect(names).toEqual(['Organic wheat flour 10 kg', 'Baking paper 500 sheets']);
  });

  test('a card tells one usual gap: the one that the reason for the call speaks of', async () => {
    const evidence = { daysSince: 200, usualGapDays: 56, orderDays: 3, probability: 0.1, timesPerYear: 0.1 };
    const silent = { kind: 'silent', startedOn: TODAY - 90, strength: 0.9 } as const;
    const signals = [{ ...silent, evidence: { ...evidence, lastOrderOn: TODAY - 200 } }];
    await db.update(callTaskTable).set({ signals }).where(eq(callTaskTable.id, story.taskId));
    const deps = { db, careModel: DEFAULT_CARE_MODEL, currency: 'EUR' };
    expect(await gatherBriefing(deps, { taskId: story.taskId, today: TODAY })).toMatchObject({
      usualGapDays: 56,
    });
    expect((await brief())?.whyNow.join()).toContain('about every 8 weeks');
  });

  test('goods returned are told as such', async () => {
    const product = await seedProduct(db);
    await seedOrders(db, {
      customerId: story.bakery,
      productId: product,
      days: [TODAY - 1],
      quantity: -2,
      amountCents: -4_000,
    });
    expect((await brief())?.orders[0]).toMatchObject({ returned: true });
  });

  test('the next one tells what was heard in this one', async () => {
    const outcome = {
      reached: 'reached',
      mood: 'unhappy',
      leavingReason: null,
      reasonRight: null,
      complaintClosed: false,
    } as const;
    await recordOutcome(
      { db, settings: DEFAULT_CARE_MODEL.calls, closeComplaints },
      {
        ...outcome,
        ...{ taskId: story.taskId, byPerson: 1, today: TODAY, attemptsSeen: null },
        ...{ note: 'Wants the sacks replaced.', followUpOn: TODAY + 7 },
      },
    );
    const next = (await db.select().from(callTaskTable)).find((task) => task.purpose === 'follow-up');
    const briefing = await brief('en', next?.id);
    expect(briefing?.calls).toEqual([
      {
        day: '15 June 2011',
        heard: 'Reached · Unhappy · promised for 22 June 2011 · Liisa Laine',
        note: 'Wants the sacks replaced.',
      },
    ]);
    expect(briefing?.openers[0]).toContain('Sovimme');
  });

  test('the reader’s language tells the facts, the customer’s language opens the talk', async () => {
    const swedish = await brief('sv');
    expect(swedish?.stake).toMatch(/^Ungefär .* om året/);
    expect(swedish?.openers).toEqual((await brief('fi'))?.openers);
  });

  test('a call that does not exist has none', async () => {
    expect(await brief('en', 9_999)).toBeUndefined();
  });
});
