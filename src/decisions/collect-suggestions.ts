import type { BaseMember } from '../rhythm/collect-base.ts';
import type { Day } from '../shared/calendar-day.ts';
import { type Basket, basketOf } from './basket.ts';
import { industryLifts } from './industry-lifts.ts';
import { productNeighbours } from './product-neighbours.ts';
import { createProductSales } from './product-sales.ts';
import type { SuggestionContents } from './suggestion-contents.ts';

/** Takes in customers one by one and keeps a small basket of each. */
export interface SuggestionCollector {
  add(member: BaseMember): void;
  finish(): SuggestionContents;
}

/** Learns from the last year before `today` who buys what, and what sells when. */
export function createSuggestionCollector({ today }: { today: Day }): SuggestionCollector {
  const baskets: Basket[] = [];
  const sales = createProductSales(today);
  return {
    add({ industry, history }) {
      for (const item of history.items) sales.add(item);
      const basket = basketOf(history, industry, today);
      if (basket.productIds.length > 0) baskets.push(basket);
    },
    finish: () => ({
      industries: industryLifts(baskets),
      neighbours: productNeighbours(baskets),
      products: sales.rows(),
    }),
  };
}
