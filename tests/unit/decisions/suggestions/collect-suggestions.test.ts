import { expect, test } from 'vitest';
import { createSuggestionCollector } from '../../../../src/decisions/suggestions/collect-suggestions.ts';
import { suggestionBaseFrom } from '../../../../src/decisions/suggestions/suggestion-base-from.ts';
import {
  anOrder,
  COFFEE,
  CUPS,
  FILTERS,
  historyOf,
  SUGAR,
  TODAY,
  type ToldLine,
} from '../../../support/story.ts';

function learn(members: readonly { industry: string | null; orders: readonly ToldLine[] }[]) {
  const collector = createSuggestionCollector({ today: TODAY });
  for (const { industry, orders } of members) collector.add({ industry, history: historyOf(orders) });
  return collector.finish();
}

function buyers(times: number, industry: string | null, ...items: number[]) {
  return Array.from({ length: times }, () => ({
    industry,
    orders: items.flatMap((item) => anOrder(30, { item })),
  }));
}

test('an industry is offered what it buys beyond others, with the numbers behind it', () => {
  const base = suggestionBaseFrom(
    learn([...buyers(20, 'cafe', COFFEE, SUGAR), ...buyers(60, 'shop', SUGAR)]),
  );
  const [first] = base.ofIndustry('cafe');
  expect(first).toMatchObject({ productId: COFFEE, buyers: 20, customers: 20 });
  expect(base.outlook(COFFEE)?.usualQuantity).toBe(6);
  // 20 of 20 against 20 of 80 would be 4; twenty average customers more make it 2.5.
  expect(first?.lift).toBe(2.5);
  expect(base.ofIndustry('cafe').map(({ productId }) => productId)).toEqual([COFFEE]);
  expect(base.ofIndustry('unheard of')).toEqual([]);
});

test('three buyers of four prove less than thirty of forty', () => {
  const few = suggestionBaseFrom(
    learn([...buyers(3, 'a', CUPS), ...buyers(1, 'a', SUGAR), ...buyers(96, 'b', SUGAR)]),
  );
  const many = suggestionBaseFrom(
    learn([...buyers(30, 'a', CUPS), ...buyers(10, 'a', SUGAR), ...buyers(960, 'b', SUGAR)]),
  );
  expect(few.ofIndustry('a')[0]?.lift).toBeLessThan(many.ofIndustry('a')[0]?.lift ?? 0);
});

test('two buyers are chance', () => {
  const base = suggestionBaseFrom(learn([...buyers(2, 'a', CUPS), ...buyers(30, 'b', SUGAR)]));
  expect(base.ofIndustry('a')).toEqual([]);
});

test('products bought together are neighbours both ways, the strongest first', () => {
  const base = suggestionBaseFrom(
    learn([
      ...buyers(30, null, COFFEE, FILTERS),
      ...buyers(10, null, COFFEE, SUGAR),
      ...buyers(50, null, SUGAR),
    ]),
  );
  expect(base.besideProduct(COFFEE).map(({ productId, buyers: both }) => [productId, both])).toEqual([
    [FILTERS, 30],
    [SUGAR, 10],
  ]);
  expect(base.besideProduct(FILTERS).map(({ productId }) => productId)).toEqual([COFFEE]);
  for (const { similarity } of base.besideProduct(COFFEE)) {
    expect(similarity).toBeGreaterThan(0);
    expect(similarity).toBeLessThan(1);
  }
});

test('what was bought more than a year ago is not learnt from', () => {
  const old = Array.from({ length: 10 }, () => ({
    industry: 'a',
    orders: [...anOrder(400, { item: CUPS }), ...anOrder(10, { item: SUGAR })],
  }));
  expect(learn(old).products.map(([productId]) => productId)).toEqual([SUGAR]);
});

test('what sold in the coming six weeks last year is in season, what sold at other times is not', () => {
  const ice = Array.from({ length: 20 }, (_, i) => ({
    industry: null,
    orders: anOrder(330 + i, { item: CUPS }),
  }));
  const soup = Array.from({ length: 20 }, (_, i) => ({
    industry: null,
    orders: [...anOrder(370, { item: SUGAR }), ...anOrder(120 + i, { item: SUGAR })],
  }));
  const base = suggestionBaseFrom(learn([...ice, ...soup]));
  expect(base.outlook(CUPS)?.season).toBeGreaterThan(1.5);
  expect(base.outlook(SUGAR)?.season).toBeLessThan(0.5);
});

test('a product that was not sold a year ago is not out of season', () => {
  const base = suggestionBaseFrom(learn([...buyers(30, null, COFFEE), ...buyers(30, null, CUPS)]));
  expect(base.outlook(CUPS)?.season).toBe(1);
});

test('a product that goes with everything a reseller buys is tied to less than one of a small basket', () => {
  const all = Array.from({ length: 60 }, (_, i) => 100 + i);
  const base = suggestionBaseFrom(
    learn([
      ...buyers(10, null, COFFEE, FILTERS),
      ...buyers(10, null, COFFEE, CUPS, ...all),
      ...buyers(10, null, FILTERS),
      ...buyers(10, null, CUPS, ...all),
    ]),
  );
  const [strongest] = base.besideProduct(COFFEE);
  expect(strongest).toMatchObject({ productId: FILTERS, buyers: 10 });
});

test('the contents survive being stored as JSON', () => {
  const contents = learn([...buyers(20, 'cafe', COFFEE, SUGAR), ...buyers(60, 'shop', SUGAR)]);
  expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
});
