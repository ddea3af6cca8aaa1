import { expect, test } from 'vitest';
import { signalInputOf } from '../../../src/decisions/signal-input-of.ts';
import type { CustomerForecast, ItemForecast } from '../../../src/forecast/customer-forecast.ts';
import { findSignals } from '../../../src/signals/find-signals.ts';
import { aFacts, COFFEE, ordersEvery, TODAY } from '../../support/story.ts';

const because = {
  times: 8,
  usualGapDays: 30,
  daysSince: 30,
  sameWeeksLastYear: null,
  source: 'own',
  recentBuyers: 0,
} as const;

/** Each item asked for is as likely as this; who was asked for is kept. */
function forecastOf(probability: number, asked: number[] = []): CustomerForecast {
  const itemOf = (productId: number): ItemForecast => ({ productId, probability, because });
  return {
    on: TODAY,
    orders: null,
    items: [],
    itemHorizonDays: 30,
    itemsAmong(productIds) {
      asked.push(...productIds);
      return [...productIds].map(itemOf);
    },
  };
}

function dueOf(forecast: CustomerForecast | null, last = 30) {
  const input = signalInputOf(aFacts({ orders: ordersEvery(30, { times: 8, last }) }));
  return findSignals({ ...input, forecast }).filter((one) => one.kind === 'item-due');
}

test('an item is due by the chance that the forecast gives it, within its horizon', () => {
  const [due] = dueOf(forecastOf(0.6));
  expect(due?.evidence).toMatchObject({ productId: COFFEE, probability: 0.6, horizonDays: 30 });
});

test('an item that the forecast finds unlikely is not due, however regular it was', () => {
  expect(dueOf(null)).toHaveLength(1);
  expect(dueOf(forecastOf(0.01))).toHaveLength(0);
});

test('the forecast is not asked about what was bought just now', () => {
  const asked: number[] = [];
  expect(dueOf(forecastOf(0.9, asked), 3)).toHaveLength(0);
  expect(asked).toEqual([]);
});
