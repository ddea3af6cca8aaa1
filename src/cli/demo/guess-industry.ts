import { DEPARTMENT_STORE, GIFT_SHOP } from './industry-words.ts';

/** How many of a customer's order lines speak for which industry. */
export interface IndustryTally {
  lines: number;
  products: number;
  byIndustry: ReadonlyMap<string, number>;
}

/** Fewer lines than this say nothing about who a customer is. */
const FEWEST_LINES = 8;
/** Standard deviations above what the whole base buys: below this it may well be chance. */
const CLEAR = 3;
/** Without a leaning, this many different products make a department store, and this many lines a gift shop. */
const DEPARTMENT_STORE_PRODUCTS = 200;
const GIFT_SHOP_LINES = 20;

/**
 * Guesses a customer's industry code from what it buys clearly more of than the whole base does; null where nothing
 * speaks. `shareOfAll` is the share of all lines that speak for each industry.
 */
export function guessIndustry(tally: IndustryTally, shareOfAll: ReadonlyMap<string, number>): string | null {
  if (tally.lines < FEWEST_LINES) return null;
  const leanings = [...shareOfAll].map(([code, share]) => ({ code, above: leaning(tally, code, share) }));
  leanings.sort((a, b) => b.above - a.above || a.code.localeCompare(b.code));
  const [strongest] = leanings;
  if (strongest && strongest.above >= CLEAR) return strongest.code;
  if (tally.products >= DEPARTMENT_STORE_PRODUCTS) return DEPARTMENT_STORE;
  return tally.lines >= GIFT_SHOP_LINES ? GIFT_SHOP : null;
}

/** How many standard deviations of a binomial the customer's lines lie above the base's share. */
function leaning(tally: IndustryTally, code: string, share: number): number {
  const expected = tally.lines * share;
  const found = tally.byIndustry.get(code) ?? 0;
  return (found - expected) / Math.sqrt(expected * (1 - share));
}
