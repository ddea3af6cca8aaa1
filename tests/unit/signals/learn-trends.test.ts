import { describe, expect, test } from 'vitest';
import { firstDayOfMonth, monthOfDay } from '../../../src/shared/calendar-day.ts';
import { DEFAULT_SIGNAL_THRESHOLDS as SETTINGS } from '../../../src/signals/signal-thresholds.ts';
import { chanceTail } from '../../../src/signals/trends/chance-tail.ts';
import { createTrendCollector } from '../../../src/signals/trends/collect-trends.ts';
import { findChanges } from '../../../src/signals/trends/find-changes.ts';
import { isFinding } from '../../../src/signals/trends/is-finding.ts';
import { learnTrends } from '../../../src/signals/trends/learn-trends.ts';
import { NO_TRENDS } from '../../../src/signals/trends/no-trends.ts';
import type { OrderSeries } from '../../../src/signals/trends/order-series.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import { stationarySeries } from '../../../src/signals/trends/stationary-series.ts';
import { trendBaseFrom } from '../../../src/signals/trends/trend-base.ts';
import { trendCut } from '../../../src/signals/trends/trend-cut.ts';
import { plantChange } from '../../bench/support/plant-change.ts';
import { historyOf, ordersEvery, TODAY } from '../../support/story.ts';

const START = TODAY - 500;

/** A customer that orders at random about every `gap` days; `busy` says how much busier a day is than usual. */
function customer(random: () => number, gap: number, busy: (day: number) => number = () => 1): OrderSeries {
  const days: number[] = [];
  for (let day = START; day < TODAY; day++)
    if (random() < busy(day) / gap && day - (days.at(-1) ?? 0) > 3) days.push(day);
  const logCents = days.map(() => 9 + 0.5 * (random() + random() + random() + random() - 2));
  const item = days.flatMap(() => [0, 1, 2]).sort();
  const order = [0, 1, 2].flatMap(() => days.map((_, i) => i));
  return {
    ...{ firstDay: START - 100, days, logCents, cents: logCents.map(Math.exp) },
    lines: { item, order, logQuantity: order.map(() => 2 + 0.3 * (random() + random() - 1)) },
  };
}

function base(customers: number, busy?: (day: number) => number): OrderSeries[] {
  const random = randomFrom(11);
  return Array.from({ length: customers }, () => customer(random, 9 + 12 * random(), busy));
}

function listed(all: readonly OrderSeries[], contents = learnTrends(all, TODAY, SETTINGS)): number[] {
  const trends = trendBaseFrom(contents);
  const least = { shrinking: SETTINGS.shrinkingChange, growing: SETTINGS.growingChange };
  return [...all.keys()].filter((i) => {
    const changes = findChanges(all[i] as OrderSeries, TODAY, trends, {
      months: SETTINGS.trendMonths,
      least,
    });
    return changes !== null && isFinding(changes, 'shrinking', trends);
  });
}

describe('a base of which nobody has changed', () => {
  const still = base(150);
  const contents = learnTrends(still, TODAY, SETTINGS);

  test('has next to nobody on the list', () => {
    expect(listed(still, contents).length).toBeLessThanOrEqual(3);
  });

  test('is taken at its usual pace in every month', () => {
    const { course, ownSeason } = contents;
    for (const tempo of course.tempo.slice(1, -1)) expect(Math.abs(tempo - 1)).toBeLessThan(0.2);
    expect(ownSeason).toBeLessThan(0.3);
  });

  test('makes the same contents each time, and they survive being stored as JSON', () => {
    expect(learnTrends(still, TODAY, SETTINGS)).toEqual(contents);
    expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
  });
});

test('of a base in which a sixth buy half as much since April, most are listed and hardly anybody else', () => {
  const random = randomFrom(5);
  const april = firstDayOfMonth(monthOfDay(TODAY) - 2);
  const all = base(150).map((series, i) =>
    i < 25 ? plantChange(series, april, { what: 'size', by: -0.5 }, random) : series,
  );
  const found = listed(all);
  expect(found.filter((i) => i < 25).length).toBeGreaterThan(15);
  expect(found.filter((i) => i >= 25).length).toBeLessThanOrEqual(0.2 * found.length);
});

test('a month in which the whole base orders twice as often is season, and makes nobody grow or shrink', () => {
  const march = monthOfDay(TODAY) - 3;
  const all = base(150, (day) => (monthOfDay(day) === march ? 2 : 1));
  const contents = learnTrends(all, TODAY, SETTINGS);
  expect(contents.course.tempo[march - contents.course.firstMonth]).toBeGreaterThan(1.4);
  expect(listed(all, contents).length).toBeLessThanOrEqual(3);
});

test('a shuffled history keeps its number of orders, its ends and the quantities of each item', () => {
  const [series] = base(1) as [OrderSeries];
  const shuffled = stationarySeries(series, trendBaseFrom(NO_TRENDS), randomFrom(3));
  expect(shuffled.days).toHaveLength(series.days.length);
  expect([shuffled.days[0], shuffled.days.at(-1)]).toEqual([series.days[0], series.days.at(-1)]);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  expect(sum(shuffled.lines.logQuantity)).toBeCloseTo(sum(series.lines.logQuantity), 6);
  expect(shuffled.days).not.toEqual(series.days);
});

test('the more true findings there are, the lower the line', () => {
  const byChance = Array.from({ length: 5000 }, (_, i) => -Math.log((i + 0.5) / 5000));
  const surprises = (enough: number[]) => ({ any: enough, enough });
  const still = byChance.filter((_, i) => i % 10 === 0);
  const few = trendCut(surprises(still), surprises(byChance), 0.1);
  const many = trendCut(
    surprises([...still, ...still.slice(0, 150).map(() => 12)]),
    surprises(byChance),
    0.1,
  );
  expect(many.from).toBeLessThan(few.from);
  expect(few.from).toBeGreaterThan(7);
});

test('beyond what was seen the tail goes on as it began', () => {
  const tail = chanceTail(Array.from({ length: 5000 }, (_, i) => -Math.log((i + 0.5) / 5000)));
  expect(tail.shareBeyond(12) / Math.exp(-12)).toBeGreaterThan(0.3);
  expect(tail.shareBeyond(12) / Math.exp(-12)).toBeLessThan(3);
  expect(tail.shareBeyond(tail.valueAt(1e-5))).toBeCloseTo(1e-5, 7);
});

test('a base without orders, and one too small to learn from, take the common line', () => {
  const collector = createTrendCollector(TODAY, SETTINGS);
  expect(collector.finish().cuts).toEqual(NO_TRENDS.cuts);
  collector.add({ history: historyOf(ordersEvery(20, { times: 15 })) });
  expect(collector.finish().cuts).toEqual(NO_TRENDS.cuts);
});
