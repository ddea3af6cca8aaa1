import { expect, test } from 'vitest';
import { guessIndustry } from '../../../src/cli/demo/guess-industry.ts';
import { DEPARTMENT_STORE, GIFT_SHOP, industriesOf } from '../../../src/cli/demo/industry-words.ts';

const CAFE = '56.10';
const TOYS = '47.65';
const SHARES = new Map([
  [CAFE, 0.14],
  [TOYS, 0.07],
]);

function tally(lines: number, byIndustry: Record<string, number>, products = lines) {
  return { lines, products, byIndustry: new Map(Object.entries(byIndustry)) };
}

test('a product name speaks for the industries whose words it holds', () => {
  expect(industriesOf('REGENCY CAKESTAND 3 TIER')).toEqual([CAFE, '91.02']);
  expect(industriesOf('DINOSAUR KEYRING')).toEqual([TOYS]);
  expect(industriesOf('WHITE WOODEN BLOCK')).toEqual([]);
});

test('a customer that buys far more cake cases than others is a café', () => {
  expect(guessIndustry(tally(40, { [CAFE]: 20, [TOYS]: 3 }), SHARES)).toBe(CAFE);
});

test('buying as much as everyone says nothing of an industry', () => {
  expect(guessIndustry(tally(50, { [CAFE]: 7, [TOYS]: 4 }), SHARES)).toBe(GIFT_SHOP);
});

test('a handful of lines leaves the industry unknown, whatever they are', () => {
  expect(guessIndustry(tally(7, { [CAFE]: 7 }), SHARES)).toBeNull();
});

test('a customer without a leaning that buys hundreds of products is a department store', () => {
  expect(guessIndustry(tally(900, { [CAFE]: 126, [TOYS]: 63 }, 300), SHARES)).toBe(DEPARTMENT_STORE);
});
