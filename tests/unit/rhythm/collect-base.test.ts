import { expect, test } from 'vitest';
import { baseStatisticsFrom } from '../../../src/rhythm/base-statistics-from.ts';
import { createBaseCollector } from '../../../src/rhythm/collect-base.ts';
import { detectClosures } from '../../../src/rhythm/detect-closures.ts';
import { seasonOfMonths } from '../../../src/rhythm/season-of-months.ts';
import { weekdayOfDay } from '../../../src/shared/calendar-day.ts';
import { COFFEE, CUPS, daysAgo, historyOf, ordersEvery, TODAY, type ToldLine } from '../../support/story.ts';

function learn(members: readonly { industry: string | null; orders: readonly ToldLine[] }[]) {
  const collector = createBaseCollector({ today: TODAY, mergeOrderDays: 3, closures: [] });
  for (const { industry, orders } of members) collector.add({ industry, history: historyOf(orders) });
  return collector.finish();
}

const cafes = Array.from({ length: 4 }, () => ({ industry: 'cafe', orders: ordersEvery(10, { times: 9 }) }));
const hotels = Array.from({ length: 4 }, () => ({
  industry: 'hotel',
  orders: ordersEvery(60, { times: 6 }),
}));

test('the gaps of an industry with a product are learnt apart from those of everyone', () => {
  const base = baseStatisticsFrom(learn([...cafes, ...hotels]));
  const ofCafe = base.itemInterval(COFFEE, 'cafe');
  const ofAll = base.itemInterval(COFFEE, 'unheard of');
  const ofHotel = base.itemInterval(COFFEE, 'hotel');
  expect([ofCafe?.source, ofAll?.source]).toEqual(['industry-product', 'product']);
  expect(ofCafe?.interval.usualGapDays).toBeLessThan(ofAll?.interval.usualGapDays ?? 0);
  expect(ofHotel?.interval.usualGapDays).toBeGreaterThan(ofAll?.interval.usualGapDays ?? 0);
  expect(base.customerInterval('cafe')?.source).toBe('industry');
  expect(base.customerInterval(null)?.source).toBe('all');
});

test('fewer than five gaps say nothing of their own', () => {
  const lonely = { industry: 'museum', orders: ordersEvery(90, { times: 3, item: CUPS }) };
  const base = baseStatisticsFrom(learn([...cafes, lonely]));
  expect(base.itemInterval(CUPS, 'museum')).toBeUndefined();
  expect(base.customerInterval('museum')?.source).toBe('all');
});

test('an industry of few gaps is held close to everyone', () => {
  const shop = { industry: 'shop', orders: ordersEvery(100, { times: 7 }) };
  const base = baseStatisticsFrom(learn([...cafes, ...cafes, shop]));
  expect(base.itemInterval(COFFEE, 'shop')?.interval.usualGapDays).toBeLessThan(60);
});

test('the contents survive being stored as JSON', () => {
  const contents = learn([...cafes, ...hotels]);
  expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
});

test('a base that nobody orders from knows nothing and breaks nothing', () => {
  const base = baseStatisticsFrom(learn([]));
  expect(base.customerInterval('cafe')).toBeUndefined();
  expect(base.itemInterval(COFFEE, null)).toBeUndefined();
  expect(base.seasonOfMonth(12)).toBe(1);
  expect(base.closures).toEqual([]);
});

test('days on which nobody ordered, in a base that orders every weekday, are a closure', () => {
  const days = Array.from({ length: 200 }, (_, i) => daysAgo(i + 1)).filter((day) => weekdayOfDay(day) < 6);
  const closed = days.filter((day) => day < daysAgo(60) || day > daysAgo(48));
  const found = detectClosures(new Set(closed), TODAY);
  expect(found).toHaveLength(1);
  const [closure] = found;
  expect(closed.filter((day) => day >= (closure?.from ?? 0) && day <= (closure?.to ?? 0))).toEqual([]);
  expect((closure?.to ?? 0) - (closure?.from ?? 0)).toBeGreaterThanOrEqual(12);
  expect(detectClosures(new Set(days), TODAY)).toEqual([]);
});

test('a base that orders now and then is never closed', () => {
  const days = Array.from({ length: 30 }, (_, i) => daysAgo(7 * i + 1));
  expect(detectClosures(new Set(days), TODAY)).toEqual([]);
});

test('orders missing up to today make nobody late: the time counts as closed', () => {
  const days = Array.from({ length: 100 }, (_, i) => daysAgo(i + 15));
  expect(detectClosures(new Set(days), TODAY)).toEqual([{ from: daysAgo(14), to: daysAgo(1) }]);
});

test('a month that sells double in two years is in season, by two thirds of what it showed', () => {
  const months = new Map(Array.from({ length: 24 }, (_, i) => [480 + i, i % 12 === 10 ? 200 : 100]));
  const season = seasonOfMonths(months);
  expect(season[10]).toBeCloseTo(1 + ((200 * 12) / 1300 - 1) * (2 / 3), 5);
  expect(season[0]).toBeLessThan(1);
});

test('under a year of history every month is usual', () => {
  expect(
    new Set(
      seasonOfMonths(
        new Map([
          [480, 5],
          [481, 50],
        ]),
      ),
    ),
  ).toEqual(new Set([1]));
});

test('steady growth does not pass for season', () => {
  const months = new Map(Array.from({ length: 36 }, (_, i) => [480 + i, 100 * 1.02 ** i]));
  for (const share of seasonOfMonths(months)) expect(Math.abs(share - 1)).toBeLessThan(0.1);
});
