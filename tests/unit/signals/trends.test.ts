import { expect, test } from 'vitest';
import { signalInputOf } from '../../../src/decisions/signal-input-of.ts';
import { orderDaysOf } from '../../../src/rhythm/order-days.ts';
import { findSignals } from '../../../src/signals/find-signals.ts';
import type { Growing, Shrinking } from '../../../src/signals/signal.ts';
import { NO_TRENDS } from '../../../src/signals/trends/no-trends.ts';
import { type OrderSeries, orderSeries } from '../../../src/signals/trends/order-series.ts';
import { openStretch } from '../../../src/signals/trends/stretch.ts';
import { type TrendBase, trendBaseFrom } from '../../../src/signals/trends/trend-base.ts';
import {
  aFacts,
  anOrder,
  COFFEE,
  day,
  FILTERS,
  historyOf,
  TODAY,
  type ToldLine,
} from '../../support/story.ts';

const APRIL = day('2011-04-01');

/** Orders of two items every `gap` days from a day to another, both ends inclusive; `quantity` of each for 10.00 a piece. */
function orders(
  from: number,
  to: number,
  gap: number,
  quantity: number | ((i: number) => number) = 6,
): ToldLine[] {
  const lines: ToldLine[] = [];
  for (let [at, i] = [from, 0]; at <= to; at += gap, i++) {
    const pieces = typeof quantity === 'number' ? quantity : quantity(i);
    for (const item of [COFFEE, FILTERS])
      lines.push(...anOrder(TODAY - at, { item, quantity: pieces, cents: pieces * 1000 }));
  }
  return lines;
}

function trendsOf(told: readonly ToldLine[], trends?: TrendBase): (Shrinking | Growing)[] {
  const facts = aFacts({ orders: told, ...(trends ? { trends } : {}) });
  return findSignals(signalInputOf(facts)).filter(
    (signal): signal is Shrinking | Growing => signal.kind === 'shrinking' || signal.kind === 'growing',
  );
}

const aYearOfWeeks = orders(day('2010-04-05'), APRIL - 1, 7);

test('a café that takes half of everything since April is shrinking, and it is said by what and from when', () => {
  const [trend, ...others] = trendsOf([...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 7, 3)]);
  expect(others).toEqual([]);
  expect(trend).toMatchObject({
    kind: 'shrinking',
    startedOn: APRIL,
    evidence: { part: 'quantities', days: 90 },
  });
  expect(trend?.evidence.change).toBeCloseTo(-0.5, 1);
  expect(trend?.evidence.recentCents).toBe(13 * 6000);
  expect(trend?.evidence.expectedCents).toBeGreaterThan(140_000);
  expect(trend?.strength).toBeGreaterThan(0.9);
});

test('a weekly café that orders every other week is shrinking by its tempo', () => {
  const [trend] = trendsOf([...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 14)]);
  expect(trend).toMatchObject({ kind: 'shrinking', evidence: { part: 'tempo' } });
});

test('a weekly café that orders twice a week is growing by its tempo', () => {
  const [trend] = trendsOf([...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 4)]);
  expect(trend).toMatchObject({ kind: 'growing', evidence: { part: 'tempo' } });
});

test('who orders half as often but twice as much has not changed', () => {
  expect(trendsOf([...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 14, 12)])).toEqual([]);
});

test('the same smaller quantities are noise in a customer whose quantities swing as much', () => {
  const swinging = orders(day('2010-04-05'), APRIL - 1, 7, (i) => [2, 14, 5, 1, 11, 3][i % 6] ?? 6);
  expect(trendsOf([...swinging, ...orders(APRIL + 2, TODAY - 1, 7, 3)])).toEqual([]);
});

test('quantities that the whole base halves in these months are season', () => {
  const told = [...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 7, 3)];
  const usual = new Array<number>(12).fill(0);
  const half = [...usual, ...new Array<number>(3).fill(Math.log(0.5))];
  const course = { firstMonth: 40 * 12 + 3, tempo: half.map(() => 1), size: half, quantities: half };
  expect(trendsOf(told, trendBaseFrom({ ...NO_TRENDS, course }))).toEqual([]);
});

test('orders that the whole base places half as often in these months are season', () => {
  const told = [...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 14)];
  const tempo = [...new Array<number>(12).fill(1), 0.5, 0.5, 0.5];
  const none = tempo.map(() => 0);
  const course = { firstMonth: 40 * 12 + 3, tempo, size: none, quantities: none };
  expect(trendsOf(told, trendBaseFrom({ ...NO_TRENDS, course }))).toEqual([]);
});

test('of a kiosk that rested in these months last year too less is expected this year', () => {
  const rest = { from: APRIL - 365, to: TODAY - 365 };
  const told = historyOf([
    ...orders(day('2009-12-01'), APRIL - 1, 7).filter(({ day: on }) => on < rest.from || on > rest.to),
    ...orders(rest.from + 2, rest.to, 30),
  ]);
  const series = orderSeries(told, orderDaysOf(told.items, 3).days, TODAY) as OrderSeries;
  const expected = (ownSeason: number) =>
    openStretch(series, APRIL, TODAY, trendBaseFrom({ ...NO_TRENDS, ownSeason }))?.usualDaysSince ?? 0;
  expect(expected(0)).toBe(90);
  expect(expected(1)).toBeLessThan(30);
  expect(expected(0.2)).toBeGreaterThan(70);
});

test('one bulk order is neither growth when it comes nor shrinkage afterwards', () => {
  const bulk = (on: number) => anOrder(TODAY - on, { quantity: 600, cents: 600_000 });
  const weekly = [...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 7)];
  expect(trendsOf([...weekly, ...bulk(TODAY - 20)])).toEqual([]);
  expect(trendsOf([...weekly, ...bulk(APRIL - 20)])).toEqual([]);
});

test('who has stopped is silent, not shrinking', () => {
  const signals = findSignals(signalInputOf(aFacts({ orders: orders(day('2010-04-05'), TODAY - 60, 7) })));
  expect(signals.map(({ kind }) => kind)).toContain('silent');
  expect(signals.map(({ kind }) => kind)).not.toContain('shrinking');
});

test('of a customer of two months nothing can be told', () => {
  expect(trendsOf([...orders(TODAY - 80, TODAY - 40, 7), ...orders(TODAY - 38, TODAY - 1, 7, 1)])).toEqual(
    [],
  );
});

test('how wide the whole base swings and where the line lies decide what is a finding', () => {
  const told = [...aYearOfWeeks, ...orders(APRIL + 2, TODAY - 1, 7, 3)];
  const { frequent, rare } = NO_TRENDS.cuts.shrinking;
  const wide = { ...NO_TRENDS.cuts, shrinking: { rare, frequent: { ...frequent, swing: 2, from: 30 } } };
  expect(trendsOf(told, trendBaseFrom({ ...NO_TRENDS, cuts: wide }))).toEqual([]);
});
