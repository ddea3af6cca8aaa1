import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { openReviewCase } from '../../../src/decisions/review-case.ts';
import { createWorthCollector } from '../../../src/signals/worth/collect-worth.ts';
import { sizeBandOf } from '../../../src/signals/worth/size-band.ts';
import { upperLevel } from '../../../src/signals/worth/upper-level.ts';
import { valueClassOf } from '../../../src/signals/worth/value-class.ts';
import { type WorthBase, worthBaseFrom } from '../../../src/signals/worth/worth-base.ts';
import {
  aFacts,
  amongGreatBuyers,
  anOrder,
  COFFEE,
  CUPS,
  callsFrom,
  historyOf,
  ordersEvery,
  type Story,
  TODAY,
  type ToldLine,
} from '../../support/story.ts';

const CATEGORIES: Readonly<Record<number, string>> = { [COFFEE]: 'Coffee', [CUPS]: 'Crockery' };
const PRODUCTS = { [COFFEE]: { category: 'Coffee' }, [CUPS]: { category: 'Crockery' } };

interface Member {
  industry?: string | null;
  employees?: number | null;
  orders: readonly ToldLine[];
}

/** Bought monthly for two years, so much each time. */
function monthly(cents: number, item = COFFEE): ToldLine[] {
  return ordersEvery(30, { times: 24, last: 5, cents, item });
}

function learn(members: readonly Member[]): WorthBase {
  const collector = createWorthCollector(TODAY, (id) => CATEGORIES[id]);
  for (const { industry = '56.10', employees = null, orders } of members)
    collector.add({ industry, employees, history: historyOf(orders) });
  return worthBaseFrom(collector.finish());
}

/** So many cafés, the first buying for 10.00 a month, the second for 20.00, … */
function cafes(count: number, more: Partial<Member> = {}): Member[] {
  return Array.from({ length: count }, (_, i) => ({ orders: monthly(1000 * (i + 1)), ...more }));
}

function worthOf(story: Story) {
  return openReviewCase(aFacts({ products: PRODUCTS, ...story })).worth;
}

const cafe = { industry: '56.10' };

describe('what others of one industry buy', () => {
  test('the potential is what the upper quarter of them buys, and the share of wallet what lies here of it', () => {
    const worth = worthOf({ customer: cafe, orders: monthly(5000), worth: learn(cafes(40)) });
    // Of 40 buying for 10, 20, … 400 a month, the upper quarter begins with the 30th; 13 orders fall within a year.
    expect(worth.todayCents).toBe(13 * 5000);
    expect(worth.potential?.cents).toBe(13 * 30_000);
    expect(worth.potential?.share).toBeCloseTo(5 / 30, 10);
    expect(worth.potential?.gaps).toEqual([
      { category: 'Coffee', todayCents: 13 * 5000, levelCents: 13 * 30_000 },
    ]);
  });

  test('the fewer they are, the wider the interval, and it always holds the estimate', () => {
    const widths = [10, 40, 160].map((count) => {
      const potential = worthOf({ customer: cafe, orders: monthly(1), worth: learn(cafes(count)) }).potential;
      if (!potential) throw new Error('There are enough of them');
      expect(potential.lowCents).toBeLessThanOrEqual(potential.cents);
      expect(potential.cents).toBeLessThanOrEqual(potential.highCents);
      return (potential.highCents - potential.lowCents) / potential.cents;
    });
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths.at(-1)).toBeLessThan(0.4);
  });

  test('of a category that few of them buy, nobody is told that it is missing', () => {
    const some = cafes(40).map((one, i) =>
      i < 4 ? { orders: [...one.orders, ...monthly(9000, CUPS)] } : one,
    );
    const { potential } = worthOf({ customer: cafe, orders: monthly(1000), worth: learn(some) });
    expect(potential?.gaps.map(({ category }) => category)).toEqual(['Coffee']);
  });

  test('one firm that buys a thousand times as much changes nothing', () => {
    const usual = cafes(40);
    const odd = usual.map((one, i) => (i === 39 ? { orders: monthly(40_000_000) } : one));
    const of = (members: readonly Member[]) =>
      worthOf({ customer: cafe, orders: monthly(1000), worth: learn(members) }).potential?.cents;
    expect(of(odd)).toBe(of(usual));
  });

  test('those of the same size count, where it is known; few of them lean on the whole industry', () => {
    const large = Array.from({ length: 30 }, () => ({ employees: 60, orders: monthly(100_000) }));
    const base = learn([
      ...cafes(30, { employees: 3 }),
      ...large,
      ...cafes(30)
        .slice(0, 3)
        .map((one) => ({ ...one, employees: 15 })),
    ]);
    const potentialOf = (employees: number | null) =>
      worthOf({ customer: { ...cafe, employees }, orders: monthly(1000), worth: base }).potential;
    expect(potentialOf(70)?.size).toBe('50-249');
    expect(potentialOf(70)?.cents).toBeGreaterThan(3 * (potentialOf(2)?.cents ?? Number.POSITIVE_INFINITY));
    // Three firms that buy for 30.00 at most, and an industry whose upper quarter buys for 1,000.00.
    expect(potentialOf(15)?.cents).toBeGreaterThan(13 * 50_000);
    expect(potentialOf(null)?.size).toBeNull();
  });

  test('a code of which there are too few is measured by its division', () => {
    const base = learn(cafes(20));
    const { potential } = worthOf({ customer: { industry: '56.30' }, orders: monthly(1000), worth: base });
    expect(potential?.industry).toBe('56');
  });
});

test.each<[string, Story, string]>([
  ['that has not ordered', { customer: cafe }, 'never-ordered'],
  ['that has been gone for a year', { customer: cafe, orders: anOrder(400) }, 'gone'],
  ['that came last month', { customer: cafe, orders: anOrder(20) }, 'too-new'],
  ['of unknown industry', { orders: monthly(1000) }, 'no-industry'],
  ['with too few of its kind', { customer: { industry: '01.10' }, orders: monthly(1000) }, 'few-peers'],
])('of a customer %s nothing is claimed', (_, story, unknown) => {
  const worth = worthOf({ ...story, worth: learn(cafes(20)) });
  expect(worth).toMatchObject({ valueClass: null, potential: null, unknown });
});

test('large customers are those that bring four fifths of the revenue together', () => {
  const base = learn(cafes(4));
  // 10 + 20 + 30 + 40: the two largest bring seven tenths, the three largest nine.
  expect(base.topFrom(0.7)).toBe(13 * 3000);
  expect(base.topFrom(0.8)).toBe(13 * 2000);
  expect(base.topFrom(0.4)).toBe(13 * 4000);
  expect(learn([]).topFrom(0.8)).toBeNull();
});

test.each([
  [1200, 2500, 'star'],
  [1200, 2100, 'keep'],
  [300, 1000, 'grow'],
  [300, 900, 'streamline'],
])('where 1000 is large, %i today that could be %i is %s', (todayCents, potentialCents, valueClass) => {
  expect(valueClassOf({ todayCents, potentialCents }, 1000)).toBe(valueClass);
});

test.each([
  [null, null],
  [0, '0-4'],
  [4, '0-4'],
  [5, '5-9'],
  [250, '250+'],
  [9999, '250+'],
])('%s people are the size %s', (employees, band) => {
  expect(sizeBandOf(employees)).toBe(band);
});

test('an upper level lies within its interval, whatever was bought', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1e9 })),
      fc.integer({ min: 0, max: 50 }),
      (amounts, none) => {
        const { low, level, high } = upperLevel(
          [...amounts].sort((a, b) => a - b),
          amounts.length + none + 1,
        );
        expect(low).toBeLessThanOrEqual(level);
        expect(level).toBeLessThanOrEqual(high);
      },
    ),
  );
});

describe('small here, large elsewhere', () => {
  const story: Story = {
    products: PRODUCTS,
    customer: { ...cafe, employees: 12 },
    orders: monthly(5000),
    worth: amongGreatBuyers('56.10', { Coffee: 900_000, Crockery: 400_000 }),
    careModel: callsFrom(100_000),
  };
  const untapped = (more: Story = {}) =>
    decide(aFacts({ ...story, ...more })).signals.find(({ kind }) => kind === 'untapped');
  const growthRule = (more: Story = {}) =>
    decide(aFacts({ ...story, ...more })).rules.find(({ rule }) => rule === 'growth-call');

  test('is found with its numbers, and not where the lowest guess leaves a doubt', () => {
    expect(untapped()).toMatchObject({
      evidence: {
        customers: 24,
        todayCents: 65_000,
        potentialCents: 1_300_000,
        lowCents: 1_040_000,
        highCents: 1_560_000,
        categories: ['Coffee', 'Crockery'],
      },
    });
    expect(untapped({ orders: monthly(35_000) })).toBeUndefined();
    expect(untapped({ customer: { industry: null } })).toBeUndefined();
  });

  test('is talked about once a year, each customer at its own time', () => {
    const turns = Array.from({ length: 366 }, (_, ago) => {
      const today = TODAY + ago;
      const orders = monthly(5000).map((line) => ({ ...line, day: line.day + ago }));
      return growthRule({ today, orders });
    });
    const spoken = turns.filter((rule) => rule?.spoke);
    expect(spoken.length).toBeGreaterThan(0);
    expect(spoken.length).toBeLessThanOrEqual(15);
    expect(spoken[0]).toMatchObject({
      because: 'untapped-at-stake',
      // A fifth of what even the lowest guess says is bought elsewhere.
      numbers: { stakeCents: 0.2 * (1_040_000 - 65_000) },
    });
    expect(turns.some((rule) => rule?.because === 'untapped-waits')).toBe(true);
  });

  const growing = [...ordersEvery(7, { times: 50, last: 91 }), ...ordersEvery(4, { times: 22, last: 2 })];
  const stakeOf = (more: Story) => Number(growthRule({ orders: growing, ...more })?.numbers.stakeCents);

  test('raises the call that growth brings', () => {
    const plain = { worth: amongGreatBuyers('56.10', { Coffee: 1000 }) };
    expect(stakeOf({ worth: amongGreatBuyers('56.10', { Coffee: 9e6 }) })).toBeGreaterThan(stakeOf(plain));
  });

  test('growth that the whole industry has counts for less than growth beyond it', () => {
    const levels = amongGreatBuyers('56.10', { Coffee: 1000 });
    const withGrowth = (growth: number): WorthBase => ({
      ...levels,
      peersOf: (...who) => {
        const row = levels.peersOf(...who);
        return row && { ...row, growth };
      },
    });
    const orders = [...ordersEvery(7, { times: 100, last: 91 }), ...ordersEvery(4, { times: 22, last: 2 })];
    const beyond = stakeOf({ orders, worth: withGrowth(0) });
    expect(beyond).toBeGreaterThan(0);
    expect(stakeOf({ orders, worth: withGrowth(0.3) })).toBeLessThan(beyond);
  });
});
