import { expect, test } from 'vitest';
import { atEqualAlarms, type EqualAlarms } from '../../bench/support/equal-alarms.ts';
import { loadBooks } from '../../bench/support/forecast/load-books.ts';
import type { PlannedChange } from '../../bench/support/plant-change.ts';
import { plantedComplaints } from '../../bench/support/planted-complaints.ts';
import { plantedLostItems } from '../../bench/support/planted-lost-items.ts';
import { plantedTrends } from '../../bench/support/planted-trends.ts';
import { plantedWidening } from '../../bench/support/planted-widening.ts';
import { day } from '../../support/story.ts';

const SAMPLE = new URL('../../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const { books, lastDay } = await loadBooks(SAMPLE, 'online-retail');

/** Real customers, eight times over, each time with their orders in another order: there nothing has changed but what is planted. */
const CHANGES: readonly PlannedChange[] = [
  { what: 'size', by: -0.5 },
  { what: 'size', by: 1 },
  { what: 'tempo', by: 1 },
];
const trends = plantedTrends(books, {
  ...{ on: day('2011-02-01'), delayDays: 120, base: 'shuffled', copies: 8, changes: CHANGES },
});

function equalTrends(what: PlannedChange['what'], by: number, buyer: 'frequent' | 'rare'): EqualAlarms {
  const one = trends.detected.find(
    ({ change, buyer: type }) => change.what === what && change.by === by && type === buyer,
  );
  if (!one) throw new Error(`nothing was planted as ${what} ${by}`);
  return one.equal;
}

test.each([
  ['frequent buyers that order half as much', equalTrends('size', -0.5, 'frequent'), 0.3, 0.02],
  ['rare buyers that order half as much', equalTrends('size', -0.5, 'rare'), 0.12, 0.02],
  ['frequent buyers that order twice as much', equalTrends('size', 1, 'frequent'), 0.12, 0.05],
  ['frequent buyers that order twice as often', equalTrends('tempo', 1, 'frequent'), 0.08, 0.04],
])(
  'four months later %s are on the list, and at as few false alarms the plain rule has next to none',
  (_, equal, least, most) => {
    expect(equal.unchanged).toBeGreaterThan(100);
    expect(equal.falseShare).toBeLessThan(0.015);
    expect(equal.rytmi).toBeGreaterThan(least);
    expect(equal.plain).toBeLessThan(most);
  },
);

test('the list of shrinking and growing customers is mostly right, that of the plain rule mostly wrong', () => {
  const { found, right } = trends.list;
  expect(found.rytmi).toBeGreaterThan(10);
  expect(right.rytmi / found.rytmi).toBeGreaterThan(0.8);
  expect(right.plain / found.plain).toBeLessThan(0.2);
});

test.each([
  ['2010-09-01', 0.7],
  ['2010-11-01', 0.55],
  ['2010-12-01', 0.4],
])(
  'an item given up on %s is missed within four months, more often than by a limit of gaps that is wrong as often',
  (on, least) => {
    const { equal } = plantedLostItems(books, { on: day(on), delayDays: 120, lastDay });
    expect(equal?.falseShare).toBeLessThan(0.27);
    expect(equal?.rytmi).toBeGreaterThan(least);
    expect(equal?.rytmi).toBeGreaterThan((equal?.plain ?? 1) + 0.04);
  },
);

test('a new category in every second order is found more often than by counting purchases, and hardly ever where nothing is new', () => {
  const all = ['2010-09-01', '2010-11-01', '2011-01-01', '2011-03-01'].map(
    (on) => plantedWidening(books, { on: day(on), delayDays: 120, shuffles: 5 }).judged,
  );
  const equal = atEqualAlarms(
    all.flatMap(({ widened }) => widened),
    all.flatMap(({ unchanged }) => unchanged),
  );
  expect(equal.falseShare).toBeLessThan(0.02);
  expect(equal.rytmi).toBeGreaterThan(0.15);
  expect(equal.rytmi).toBeGreaterThan(1.5 * equal.plain);
});

test('two returns in ten days are noticed three times as often as by counting them, three nearly always, at as many false alarms', () => {
  const { two, three } = plantedComplaints(books, { on: day('2011-06-01') }).equal;
  expect(two.falseShare).toBeLessThan(0.03);
  expect(two.rytmi).toBeGreaterThan(0.8);
  expect(two.rytmi).toBeGreaterThan(3 * two.plain);
  expect(three.rytmi).toBeGreaterThan(0.95);
});
