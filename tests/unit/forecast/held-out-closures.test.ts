import { expect, test } from 'vitest';
import { tryCustomers } from '../../../src/forecast/customers/fit-customers.ts';
import { itemPastOf } from '../../../src/forecast/items/item-past.ts';
import { closuresBefore } from '../../../src/rhythm/closures-before.ts';
import { simulatedTrade } from '../../support/simulated-trade.ts';

const ON = 14_600;
const books = simulatedTrade({ customers: 60, firstDay: 14_000, lastDay: ON });
/** Within the horizons that a trial is held against. */
const LATER = [{ from: ON - 20, to: ON - 12 }];

test('a trial is told nothing of what was closed in the days it is held against', () => {
  const customers = (closures: typeof LATER) => tryCustomers(books, { on: ON, horizonDays: 90, closures });
  expect(customers(LATER)).toEqual(customers([]));
  const expected = (closures: typeof LATER) =>
    itemPastOf(books, { on: ON, horizonDays: 30, closures }).expect(ON - 30);
  expect(expected(LATER)).toBe(expected([]));
  expect(expected([])).toBeGreaterThan(0);
});

test('of a closure that lasts, a day knows as much as had passed of it', () => {
  const closures = [
    { from: 10, to: 12 },
    { from: 20, to: 30 },
    { from: 40, to: 41 },
  ];
  expect(closuresBefore(closures, 25)).toEqual([
    { from: 10, to: 12 },
    { from: 20, to: 24 },
  ]);
});
