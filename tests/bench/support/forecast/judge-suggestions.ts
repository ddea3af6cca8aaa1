import { boughtItems } from '../../../../src/decisions/suggestions/bought-items.ts';
import { createSuggestionCollector } from '../../../../src/decisions/suggestions/collect-suggestions.ts';
import { rankSuggestions } from '../../../../src/decisions/suggestions/rank-suggestions.ts';
import { suggestionBaseFrom } from '../../../../src/decisions/suggestions/suggestion-base-from.ts';
import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { booksBefore } from './books-before.ts';
import { saleDays } from './sale-days.ts';

/** Days looked ahead, and back for what is popular. */
export const SUGGESTION_DAYS = 60;
const SHOWN = 5;
/** Who has not bought for longer is no active customer. */
const ACTIVE_DAYS = 90;

/**
 * Share of five suggested products, never bought before, that active customers then bought; ours and the most popular ones.
 * Who bought nothing at all could not hit: among those who did, both are higher by the same factor.
 */
export interface SuggestionPrecision {
  cut: Day;
  customers: number;
  /** Of them, those who bought anything within the horizon. */
  came: number;
  ours: number;
  popular: number;
}

interface Shopper {
  book: CustomerBook;
  lastDay: Day;
  had: ReadonlySet<number>;
  next: ReadonlySet<number>;
}

export function judgeSuggestions(books: readonly CustomerBook[], cut: Day): SuggestionPrecision {
  const whole = new Map(books.map((book) => [book.customerId, book]));
  const shoppers = booksBefore(books, cut).flatMap((book) =>
    shopperOf(book, whole.get(book.customerId) ?? book, cut),
  );
  const active = shoppers.filter(({ lastDay }) => lastDay >= cut - ACTIVE_DAYS);
  return {
    cut,
    customers: active.length,
    came: active.filter(({ next }) => next.size > 0).length,
    ours: hitShare(active, oursAt(shoppers, cut)),
    popular: hitShare(active, popularAt(shoppers, cut)),
  };
}

type Suggest = (shopper: Shopper) => readonly number[];

function hitShare(those: readonly Shopper[], suggest: Suggest): number {
  const hits = those.map((one) => suggest(one).filter((productId) => one.next.has(productId)).length);
  return hits.reduce((sum, count) => sum + count, 0) / (SHOWN * those.length);
}

function oursAt(shoppers: readonly Shopper[], cut: Day): Suggest {
  const collector = createSuggestionCollector({ today: cut });
  for (const { book } of shoppers) collector.add(book);
  const base = suggestionBaseFrom(collector.finish());
  return ({ book: { industry, history } }) =>
    rankSuggestions(base, {
      today: cut,
      industry,
      items: boughtItems(history, cut),
      isAllowed: () => true,
      most: SHOWN,
    }).map(({ productId }) => productId);
}

/** Products by their buyers of the last weeks. */
function popularAt(shoppers: readonly Shopper[], cut: Day): Suggest {
  const buyers = new Map<number, number>();
  for (const { book } of shoppers) {
    for (const { productId, purchases } of book.history.items) {
      const isRecent = saleDays(purchases).some((day) => day >= cut - SUGGESTION_DAYS);
      if (isRecent) buyers.set(productId, (buyers.get(productId) ?? 0) + 1);
    }
  }
  const ranked = [...buyers].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([productId]) => productId);
  return ({ had }) => {
    const shown: number[] = [];
    for (const productId of ranked) {
      if (!had.has(productId)) shown.push(productId);
      if (shown.length === SHOWN) break;
    }
    return shown;
  };
}

/** A customer as it stood at the cut, and what it bought within the horizon after. */
function shopperOf(book: CustomerBook, whole: CustomerBook, cut: Day): Shopper[] {
  const had = new Set(boughtItems(book.history, cut).map(({ productId }) => productId));
  if (had.size === 0) return [];
  const days = saleDays(book.history.items.flatMap(({ purchases }) => [...purchases]));
  const next = whole.history.items.filter(({ purchases }) =>
    saleDays(purchases).some((day) => day >= cut && day < cut + SUGGESTION_DAYS),
  );
  return [{ book, lastDay: days.at(-1) ?? 0, had, next: new Set(next.map(({ productId }) => productId)) }];
}
