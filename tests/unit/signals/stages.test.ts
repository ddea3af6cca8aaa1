import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReviewCase } from '../../../src/decisions/review-case.ts';
import { wasQuietLastYear } from '../../../src/rhythm/was-quiet-last-year.ts';
import { STAGES, type Stage } from '../../../src/signals/stages/stage.ts';
import { aFacts, anOrder, daysAgo, ordersEvery, type Story, TODAY } from '../../support/story.ts';

function stageOf(story: Story) {
  return openReviewCase(aFacts(story)).stage;
}

test('a customer has no stage before its first order', () => {
  expect(stageOf({})).toBeNull();
});

test.each<[string, Story, Stage, number]>([
  ['one order, last week', { orders: anOrder(7) }, 'new', 7],
  ['one order, a hundred days ago', { orders: anOrder(100) }, 'fading', 9],
  ['one order, two hundred days ago', { orders: anOrder(200) }, 'silent', 19],
  ['one order, a year ago', { orders: anOrder(365) }, 'lost', 94],
  ['two orders', { orders: ordersEvery(30, { times: 2, last: 10 }) }, 'settling', 10],
  ['five orders', { orders: ordersEvery(30, { times: 5, last: 10 }) }, 'established', 10],
  ['monthly orders for three years', { orders: ordersEvery(30, { times: 36, last: 10 }) }, 'loyal', 330],
  ['monthly orders, none for 60 days', { orders: ordersEvery(30, { times: 8, last: 60 }) }, 'fading', 26],
  ['monthly orders, none for 200 days', { orders: ordersEvery(30, { times: 8, last: 200 }) }, 'lost', 19],
])('%s makes a stage', (_, story, stage, sinceDays) => {
  expect(stageOf(story)).toEqual({ stage, since: daysAgo(sinceDays) });
});

test('monthly orders and none for 100 days is silence, and an order after it a return', () => {
  expect(stageOf({ orders: ordersEvery(30, { times: 8, last: 100 }) })?.stage).toBe('silent');
  const back = [...ordersEvery(30, { times: 8, last: 130 }), ...anOrder(20)];
  expect(stageOf({ orders: back })).toEqual({ stage: 'returned', since: daysAgo(20) });
  const longBack = [...ordersEvery(30, { times: 8, last: 190 }), ...ordersEvery(30, { times: 3, last: 10 })];
  expect(stageOf({ orders: longBack })?.stage).toBe('established');
});

test('a closure of the supplier brings nobody further', () => {
  const orders = ordersEvery(30, { times: 8, last: 60 });
  const closures = [{ from: daysAgo(50), to: daysAgo(11) }];
  expect(stageOf({ orders, base: { closures } })?.stage).toBe('established');
});

/** What a customer grows to by its orders and years; it never grows back. */
const GROWN: readonly Stage[] = ['new', 'settling', 'established', 'loyal'];

const START = daysAgo(6000);
/** The trade's own gap is known, as it is wherever anybody has ordered twice. */
const base = {
  customerInterval: () => ({
    interval: { usualGapDays: 35, spreadDays: 20, gaps: 400 },
    source: 'all' as const,
  }),
};

/** Every day from the first order until a year after the last. */
function lifeOf(gaps: readonly number[]) {
  const days = [START];
  for (const gap of gaps) days.push((days.at(-1) ?? START) + gap);
  const last = days.at(-1) ?? START;
  return Array.from({ length: last + 365 - START }, (_, i) => {
    const today = START + i + 1;
    const orders = days.filter((day) => day < today).flatMap((day) => anOrder(TODAY - day));
    const { stage: span, rhythm } = openReviewCase(aFacts({ orders, today, base }));
    if (!span) throw new Error(`No stage on day ${i} of ${gaps.join(', ')}`);
    // As quiet a year ago: nobody says silent while it may be the season.
    return { ...span, today, inSeason: wasQuietLastYear(rhythm.orderDays, today) };
  });
}

const anyGaps = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 })), {
  minLength: 1,
  maxLength: 9,
});

test('whatever the history, each day has one stage, which has begun by then', () => {
  fc.assert(
    fc.property(anyGaps, (gaps) => {
      for (const { stage, since, today } of lifeOf(gaps)) {
        expect(STAGES).toContain(stage);
        expect(since).toBeLessThanOrEqual(today);
      }
    }),
    { numRuns: 10 },
  );
});

test('a life begins new, is lost only out of silence, comes back only as returned, and never grows back', () => {
  fc.assert(
    fc.property(anyGaps, (gaps) => {
      const life = lifeOf(gaps);
      const stages = life.map(({ stage }) => stage);
      expect(stages[0]).toBe('new');
      for (const [i, stage] of stages.entries()) {
        const before = stages[i - 1];
        if (stage === 'lost' && !life[i - 1]?.inSeason) expect(['silent', 'lost']).toContain(before);
        if (before === 'lost') expect(['lost', 'returned']).toContain(stage);
      }
      const grown = stages.map((stage) => GROWN.indexOf(stage)).filter((step) => step >= 0);
      expect(grown).toEqual([...grown].sort());
    }),
    { numRuns: 20 },
  );
});
