import type { CustomerBook } from '../customer-book.ts';

/** Products by their place in tables; every product not known there shares the last place. */
export interface Catalogue {
  /** Ascending. */
  productIds: readonly number[];
  placeOf(productId: number): number;
}

export function catalogueFrom(productIds: readonly number[]): Catalogue {
  const places = new Map(productIds.map((productId, place) => [productId, place]));
  return { productIds, placeOf: (productId) => places.get(productId) ?? productIds.length };
}

/** Everything ever bought, in an order that does not depend on that of the customers. */
export function catalogueOf(books: readonly CustomerBook[]): Catalogue {
  const ids = new Set(books.flatMap(({ history }) => history.items.map(({ productId }) => productId)));
  return catalogueFrom([...ids].sort((a, b) => a - b));
}
