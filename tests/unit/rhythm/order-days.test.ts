import { expect, test } from 'vitest';
import { dayAfterOpenDays } from '../../../src/rhythm/day-after-open-days.ts';
import { elapsedOpenDays } from '../../../src/rhythm/elapsed-open-days.ts';
import { mergeClosures } from '../../../src/rhythm/merge-closures.ts';
import { mergeOrderDays } from '../../../src/rhythm/merge-order-days.ts';
import { orderDaysOf } from '../../../src/rhythm/order-days.ts';
import { anOrder, aReturn, CUPS, daysAgo, historyOf } from '../../support/story.ts';

test('orders within a few days are one order day, and everyday orders do not melt into one', () => {
  expect(mergeOrderDays([10, 11, 13, 14, 20], 3)).toEqual([10, 14, 20]);
  expect(mergeOrderDays([1, 3, 5, 7, 9, 11], 3)).toEqual([1, 5, 9]);
  expect(mergeOrderDays([], 3)).toEqual([]);
});

test('returns are not orders; the last day is the very last purchase of its bunch', () => {
  const history = historyOf([...anOrder(30), ...anOrder(9), ...anOrder(8, { item: CUPS }), ...aReturn(2)]);
  expect(orderDaysOf(history.items, 3)).toEqual({ days: [daysAgo(30), daysAgo(9)], lastDay: daysAgo(8) });
});

test('closed days do not elapse, wherever the closure lies', () => {
  const closures = [{ from: 10, to: 19 }];
  expect(elapsedOpenDays(0, 9, closures)).toBe(9);
  expect(elapsedOpenDays(0, 15, closures)).toBe(9);
  expect(elapsedOpenDays(0, 30, closures)).toBe(20);
  expect(elapsedOpenDays(14, 30, closures)).toBe(11);
  expect(elapsedOpenDays(20, 30, closures)).toBe(10);
  expect(elapsedOpenDays(5, 3, closures)).toBe(0);
});

test('the day after so many open days is found beyond closures', () => {
  const closures = [
    { from: 10, to: 19 },
    { from: 30, to: 31 },
  ];
  for (const from of [0, 9, 12, 19, 25]) {
    for (const open of [1, 5, 10, 25]) {
      const day = dayAfterOpenDays(from, open, closures);
      expect(elapsedOpenDays(from, day, closures)).toBe(open);
    }
  }
});

test('closures that overlap or touch become one, so that no day is taken off twice', () => {
  const some = [{ from: 10, to: 20 }];
  expect(mergeClosures(some, [])).toBe(some);
  expect(
    mergeClosures(some, [
      { from: 15, to: 25 },
      { from: 26, to: 27 },
      { from: 1, to: 2 },
    ]),
  ).toEqual([
    { from: 1, to: 2 },
    { from: 10, to: 27 },
  ]);
  expect(mergeClosures([], [{ from: 5, to: 4 }])).toEqual([]);
});
