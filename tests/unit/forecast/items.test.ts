import { expect, test } from 'vitest';
import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { joinItems, learnItems, tryItems } from '../../../src/forecast/items/fit-items.ts';
import { forecastItems } from '../../../src/forecast/items/forecast-items.ts';
import { type OpenItems, openItems } from '../../../src/forecast/items/open-items.ts';
import { simulatedTrade } from '../../support/simulated-trade.ts';
import { day } from '../../support/story.ts';

const FIRST = day('2009-06-01');
const ON = day('2010-03-01');

const books = simulatedTrade({ customers: 150, firstDay: FIRST, lastDay: ON + 60 });
const fitted = (of: readonly CustomerBook[], horizonDays: number) => {
  const input = { on: ON, horizonDays, closures: [] };
  return joinItems(learnItems(of, input), tryItems(of, input));
};
const monthly = fitted(books, 30);
const open = openItems(monthly.model);
const openShort = openItems(fitted(books, 10).model);
const turned = books
  .toReversed()
  .map((book) => ({ ...book, history: { items: book.history.items.toReversed() } }));
const monthlyOfTurned = fitted(turned, 30);

/** Chances of all items before `ON` added up, and how many of them were bought within the days after it. */
function soldAndExpected(items: OpenItems, days: number): { expected: number; sold: number } {
  const sums = { expected: 0, sold: 0 };
  for (const book of books) {
    for (const { productId, probability } of forecastItems(items, book, ON)) {
      const purchases = book.history.items.find((item) => item.productId === productId)?.purchases ?? [];
      sums.expected += probability;
      if (purchases.some((one) => one.day >= ON && one.day < ON + days)) sums.sold += 1;
    }
  }
  return sums;
}

test('the order in which customers and their items come means nothing', () => {
  expect(monthlyOfTurned.model).toEqual(monthly.model);
});

test('some items asked for have the same chances as among all', () => {
  const book = books.find(({ history }) => history.items.length > 5) as CustomerBook;
  const all = forecastItems(open, book, ON);
  const some = new Set(all.slice(1, 3).map(({ productId }) => productId));
  expect(forecastItems(open, book, ON, some)).toEqual(all.slice(1, 3));
});

test.each([
  [10, openShort],
  [30, open],
])('as much is bought within %i days as the chances sum up to', (days, items) => {
  const { expected, sold } = soldAndExpected(items, days);
  expect(expected / sold).toBeGreaterThan(0.75);
  expect(expected / sold).toBeLessThan(1.33);
});

test('held out in time, chances rank items better than how often they were bought', () => {
  const { forecast, plain } = monthly.quality;
  expect(forecast.auc).toBeGreaterThan(plain.auc);
});
