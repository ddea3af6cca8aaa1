import { expect, test } from 'vitest';
import { historySize } from '../../../src/forecast/history-size.ts';
import { plainForecast } from '../../../src/forecast/plain-forecast.ts';
import { customerRhythm } from '../../../src/rhythm/customer-rhythm.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../src/signals/signal-thresholds.ts';
import {
  aFacts,
  anOrder,
  aReturn,
  COFFEE,
  CUPS,
  historyOf,
  ordersEvery,
  type Story,
  TODAY,
} from '../../support/story.ts';

const HORIZONS = { itemHorizonDays: 30, customerHorizonDays: 90 };

function chances(orders: Story['orders'] = []) {
  const { history, base } = aFacts({ orders });
  const context = { settings: DEFAULT_SIGNAL_THRESHOLDS, industry: null, base, closures: [] };
  return plainForecast(customerRhythm(history, TODAY, context, 1), HORIZONS);
}

test('who orders every month is expected within three, and what it always buys within one', () => {
  const { orders, items } = chances(ordersEvery(30, { times: 10, last: 12 }));
  expect(orders).toBeGreaterThan(0.9);
  expect(items).toEqual([{ productId: COFFEE, probability: expect.closeTo(0.8, 0) }]);
});

test('the longer it has been quiet, the less is expected', () => {
  const [soon, late] = [12, 200].map((last) => chances(ordersEvery(30, { times: 10, last })).orders ?? 0);
  expect(late).toBeLessThan(soon ?? 0);
});

test('an item bought once, of which nobody’s gap is known, is there and not expected', () => {
  const { items } = chances([...ordersEvery(30, { times: 4 }), ...anOrder(30, { item: CUPS })]);
  expect(items).toContainEqual({ productId: CUPS, probability: 0 });
});

test('who never ordered has no chance to tell', () => {
  expect(chances()).toEqual({ orders: null, items: [] });
});

test('what there is to learn from counts buyers and days, not returns nor what comes later', () => {
  const books = [
    historyOf([...anOrder(100), ...anOrder(5)]),
    historyOf(aReturn(300)),
    historyOf(anOrder(-3)),
  ].map((history, customerId) => ({ customerId, industry: null, history }));
  expect(historySize(books, TODAY)).toEqual({ customers: 1, days: 100 });
});
