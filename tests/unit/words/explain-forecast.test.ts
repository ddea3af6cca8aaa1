import { expect, test } from 'vitest';
import type { ItemForecast, OrderForecast } from '../../../src/forecast/customer-forecast.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import { explainItemForecast, explainOrderForecast } from '../../../src/words/explain-forecast.ts';
import { speakerFor } from '../../../src/words/speaker.ts';

const CAKESTAND: ItemForecast = {
  productId: 1,
  probability: 0.42,
  because: {
    times: 7,
    usualGapDays: 34.2,
    daysSince: 41,
    sameWeeksLastYear: 1,
    source: 'own',
    recentBuyers: 12,
  },
};
const ONE_ORDER: OrderForecast = {
  probability: 0.3,
  because: { times: 1, usualGapDays: null, daysSince: 1, sameWeeksLastYear: null, source: 'all' },
  paced: { gaps: [], sinceDays: 1, tradeGapDays: 30 },
};

test.each([
  [
    'en',
    'CAKESTAND: 42% likely within 30 days; bought 7 times, usually every 34 days, last 41 days ago, in the same weeks last year as well; 12 customers bought it in the past month; judged mostly by its own history.',
  ],
  [
    'fi',
    'CAKESTAND: 42 %:n todennäköisyydellä 30 päivän kuluessa; ostettu 7 kertaa, yleensä 34 päivän välein, viimeksi 41 päivää sitten, samoilla viikoilla myös vuosi sitten; viime kuukauden aikana sitä on ostanut 12 asiakasta; arvio perustuu lähinnä asiakkaan omaan historiaan.',
  ],
  [
    'sv',
    'CAKESTAND: 42 % sannolikhet inom 30 dagar; köpt 7 gånger, vanligen med 34 dagars mellanrum, senast för 41 dagar sedan, även samma veckor i fjol; den senaste månaden har 12 kunder köpt den; bedömt främst efter kundens egen historia.',
  ],
] as const)('in %s an item’s chance is explained by what it rests on', (language, sentence) => {
  const said = explainItemForecast(CAKESTAND, 30, { speaker: speakerFor(language), product: 'CAKESTAND' });
  expect(said.replaceAll('\u00a0', ' ')).toBe(sentence);
});

test('of a customer of one order only that is said which is known', () => {
  expect(explainOrderForecast(ONE_ORDER, 90, speakerFor('en'))).toBe(
    '30% likely to order within 90 days: has ordered once, last yesterday; judged mostly by how everyone orders.',
  );
});

test.each(LANGUAGES)('in %s every source has its words', (language) => {
  for (const source of ['own', 'industry-product', 'product', 'industry', 'all'] as const) {
    const forecast = { ...ONE_ORDER, because: { ...ONE_ORDER.because, source } };
    expect(explainOrderForecast(forecast, 90, speakerFor(language))).toMatch(/\.$/);
  }
});
