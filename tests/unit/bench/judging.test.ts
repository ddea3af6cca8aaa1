import { expect, test } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../src/shared/calendar-day.ts';
import type { ItemCut } from '../../bench/support/forecast/item-cut.ts';
import { listCuts } from '../../bench/support/forecast/list-cuts.ts';
import { rateScores } from '../../bench/support/forecast/rate-scores.ts';
import { recallAtFive } from '../../bench/support/forecast/recall-at-five.ts';

/** Pairs as `customer: bought again or not, …`, each product of a customer's in turn. */
function cutOf(customers: readonly (readonly number[])[], lastDays: readonly number[] = []): ItemCut {
  const pair = { times: 1, orderDays: 1, firstDay: 0 };
  return {
    day: 100,
    pairs: customers.flatMap((flags, customerId) =>
      flags.map((_, productId) => ({ ...pair, customerId, productId, lastDay: lastDays[productId] ?? 0 })),
    ),
    happened: Uint8Array.from(customers.flat()),
  };
}

test('recall counts only customers who bought something again, and at most five of what they bought', () => {
  const bought = cutOf([
    [1, 1, 1, 1, 1, 1, 0],
    [0, 1, 0, 0, 0, 0],
    [0, 0],
  ]);
  const scores = [9, 8, 7, 6, 0, 0, 5, 9, 0, 8, 7, 6, 5, 1, 1];
  expect(recallAtFive(bought, scores)).toBeCloseTo((4 / 5 + 0) / 2);
});

test('of equal scores the item bought last is shown', () => {
  const bought = cutOf([[0, 0, 0, 0, 0, 1]], [1, 1, 1, 1, 1, 9]);
  expect(recallAtFive(bought, [1, 1, 1, 1, 1, 1])).toBe(1);
});

test('scores become the shares that came true among as high ones before', () => {
  const scores = Array.from({ length: 100 }, (_, i) => (i < 50 ? -1 : 3));
  const happened = scores.map((score, i) => (score > 0 ? i % 2 : 0));
  expect([...rateScores({ scores, happened }, [-5, -1, 3, 99])]).toEqual([0, 0, 0.5, 0.5]);
});

test('cuts are the firsts of the last months whose horizon the file closes', () => {
  const file = { firstDay: dayFromIso('2009-12-01') ?? 0, lastDay: dayFromIso('2011-06-30') ?? 0 };
  expect(listCuts(file, 30, 2).map(isoFromDay)).toEqual(['2011-04-01', '2011-05-01']);
  expect(listCuts(file, 90, 1).map(isoFromDay)).toEqual(['2011-04-01']);
});

test('a file too young to look back in has no cuts', () => {
  const file = { firstDay: dayFromIso('2011-05-01') ?? 0, lastDay: dayFromIso('2011-06-30') ?? 0 };
  expect(listCuts(file, 30, 6)).toEqual([]);
});
