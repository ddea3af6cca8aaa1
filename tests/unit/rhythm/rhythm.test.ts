import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemRhythm } from '../../../src/rhythm/item-rhythm.ts';
import { orderRhythm } from '../../../src/rhythm/order-rhythm.ts';
import type { RhythmContext } from '../../../src/rhythm/rhythm-context.ts';
import { usualQuantity } from '../../../src/rhythm/usual-quantity.ts';
import { wholePacks } from '../../../src/rhythm/whole-packs.ts';
import {
  anOrder,
  aReturn,
  COFFEE,
  daysAgo,
  historyOf,
  NO_BASE,
  ordersEvery,
  type ToldLine,
} from '../../support/story.ts';

const context: RhythmContext = {
  settings: { mergeOrderDays: 3, ownGapOrderDays: 5, latePercentile: 0.75 },
  industry: '56.30',
  base: NO_BASE,
  closures: [],
};
const group = { usualGapDays: 40, spreadDays: 20, gaps: 100 };
const withBase: RhythmContext = {
  ...context,
  base: {
    ...NO_BASE,
    itemInterval: (_, industry) => ({ interval: group, source: industry ? 'industry-product' : 'product' }),
    customerInterval: (industry) => ({ interval: group, source: industry ? 'industry' : 'all' }),
  },
};

function rhythm(lines: readonly ToldLine[], by = context) {
  return orderRhythm(historyOf(lines), by);
}

test('a monthly customer has a gap of 30 days, no spread, and is late a few days after', () => {
  expect(rhythm(ordersEvery(30, { times: 8 }))).toEqual({
    source: 'own',
    orderDays: 8,
    firstDay: daysAgo(240),
    lastDay: daysAgo(30),
    usualGapDays: 30,
    spreadDays: 0,
    lateAfterDays: 33,
    confidence: 1,
  });
});

test('late means beyond three quarters of its own gaps', () => {
  const gaps = [20, 20, 20, 20, 20, 20, 40, 60];
  const orders = ordersWithGaps(gaps);
  expect(rhythm(orders)).toMatchObject({ usualGapDays: 20, lateAfterDays: 25 });
});

test('own gaps stand alone from five order days; before that they are pulled towards the group, ever less', () => {
  const gaps = [1, 2, 3, 4, 5].map((times) => rhythm(ordersEvery(10, { times }), withBase));
  expect(gaps.map(({ source }) => source)).toEqual(['industry', 'industry', 'industry', 'industry', 'own']);
  expect(gaps.map(({ usualGapDays }) => Math.round(usualGapDays ?? 0))).toEqual([40, 28, 20, 14, 10]);
  expect(gaps.map(({ confidence }) => confidence)).toEqual([...gaps.map((one) => one.confidence)].sort());
});

test('the source names the group that was spoken for', () => {
  const [item] = historyOf(ordersEvery(10, { times: 3 })).items;
  if (!item) throw new Error('no item');
  expect(itemRhythm(item, withBase).source).toBe('industry-product');
  expect(itemRhythm(item, { ...withBase, industry: null }).source).toBe('product');
  expect(rhythm(anOrder(3), { ...withBase, industry: null }).source).toBe('all');
  expect(rhythm(anOrder(3)).source).toBe('none');
  expect(rhythm([]).usualGapDays).toBeNull();
});

test('a closure in between makes no gap longer', () => {
  const closures = [{ from: daysAgo(100), to: daysAgo(91) }];
  const orders = [...ordersEvery(30, { times: 3, last: 30 }), ...ordersEvery(30, { times: 4, last: 130 })];
  expect(rhythm(orders, { ...context, closures })).toMatchObject({ usualGapDays: 30, spreadDays: 0 });
});

test('a pace changed long ago is forgotten', () => {
  const orders = [...ordersEvery(14, { times: 13, last: 14 }), ...ordersEvery(60, { times: 10, last: 240 })];
  expect(rhythm(orders).usualGapDays).toBe(14);
});

const steadyGaps = fc.array(fc.integer({ min: 25, max: 35 }), { minLength: 6, maxLength: 12 });

test('one bulk order and the long pause after it leave the usual gap among the other gaps', () => {
  fc.assert(
    fc.property(steadyGaps, fc.nat(), fc.integer({ min: 60, max: 300 }), (gaps, at, pause) => {
      const place = at % gaps.length;
      const bulky = gaps.toSpliced(place, 1, pause);
      const moved = rhythm(ordersWithGaps(bulky, place)).usualGapDays ?? 0;
      expect(moved).toBeGreaterThanOrEqual(Math.min(...gaps));
      expect(moved).toBeLessThanOrEqual(Math.max(...gaps));
    }),
  );
});

test('the order of lines, and lines of the same order, change nothing', () => {
  fc.assert(
    fc.property(steadyGaps, (gaps) => {
      const lines = ordersWithGaps(gaps);
      const doubled = [...lines, ...lines.map((line) => ({ ...line, productId: 2 }))];
      expect(rhythm(doubled.toReversed())).toEqual(rhythm(lines));
    }),
  );
});

test('the usual quantity is a median of order days in whole packs, untouched by bulk and returns', () => {
  const lines = [
    ...ordersEvery(30, { times: 7, quantity: 10 }),
    ...anOrder(15, { quantity: 500 }),
    ...aReturn(3),
  ];
  const [item] = historyOf([...lines, ...anOrder(30, { quantity: 2 })]).items;
  if (!item) throw new Error('no item');
  expect(usualQuantity(item, 1)).toBe(10);
  expect(usualQuantity(item, 6)).toBe(12);
  expect(usualQuantity(item, 24)).toBe(24);
  expect(usualQuantity({ productId: COFFEE, purchases: [] }, 6)).toBe(6);
});

test('packs of a tenth stay clean, and a pack of nothing is one piece', () => {
  expect(wholePacks(0.32, 0.1)).toBe(0.3);
  expect(wholePacks(3.4, 0)).toBe(3);
});

/** Orders whose gaps are given, the newest last; the one before gap `bulkAt` is a hundredfold one. */
function ordersWithGaps(gaps: readonly number[], bulkAt = -1): ToldLine[] {
  let ago = gaps.reduce((sum, gap) => sum + gap, 10);
  const orders = [anOrder(ago, { quantity: bulkAt === 0 ? 600 : 6 })];
  for (const [i, gap] of gaps.entries()) {
    ago -= gap;
    orders.push(anOrder(ago, { quantity: bulkAt === i + 1 ? 600 : 6 }));
  }
  return orders.flat();
}
