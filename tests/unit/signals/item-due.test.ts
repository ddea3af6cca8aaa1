import { expect, test } from 'vitest';
import { signalInputOf } from '../../../src/decisions/signal-input-of.ts';
import type {
  CustomerForecast,
  ForecastSource,
  ItemForecast,
} from '../../../src/forecast/customer-forecast.ts';
import { findSignals } from '../../../src/signals/find-signals.ts';
import type { ItemDue } from '../../../src/signals/signal.ts';
import { explainSignal } from '../../../src/words/explain-signal.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
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
function forecastOf(
  probability: number,
  asked: number[] = [],
  source: ForecastSource = 'own',
): CustomerForecast {
  const itemOf = (productId: number): ItemForecast => ({
    productId,
    probability,
    because: { ...because, source },
  });
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

function explain(due: ItemDue | undefined, language: 'en' | 'fi' | 'sv' = 'en'): string {
  if (!due) throw new Error('nothing is due');
  const productName = () => 'Coffee';
  return explainSignal(due, { speaker: speakerFor(language), productName, currency: 'EUR' });
}

test.each([
  ['own', 'going by this customer’s own purchases of it'],
  ['industry-product', 'going by how the customer’s industry buys it'],
  ['product', 'going by how all customers buy it'],
  ['all', 'going by what all customers buy again'],
] as const)(
  'whose purchases the chance rests on stands in the finding and its sentence: %s',
  (source, said) => {
    const [due] = dueOf(forecastOf(0.6, [], source));
    expect(due?.evidence.chanceFrom).toBe(source);
    expect(explain(due)).toContain(`within 30 days with a chance of 60%, ${said}.`);
    for (const language of ['fi', 'sv'] as const) expect(explain(due, language)).toMatch(/30 .*60/);
  },
);

test('without a forecast the usual time between purchases is named as what spoke', () => {
  const [due] = dueOf(null);
  expect(due?.evidence.chanceFrom).toBe('interval');
  expect(explain(due)).toContain('going by the usual time between purchases alone');
});

test('a finding kept from before this was known is told without it', () => {
  const [due] = dueOf(null);
  const { chanceFrom: _, ...evidence } = due?.evidence ?? ({} as ItemDue['evidence']);
  expect(explain(due && { ...due, evidence })).not.toContain('chance');
});
