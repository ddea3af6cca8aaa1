import type { IndustryProduct, SimilarProduct, SuggestionBase } from './suggestion-base.ts';
import type { IndustryRow, NeighbourRow, SuggestionContents } from './suggestion-contents.ts';

/** Stored contents → lookups. */
export function suggestionBaseFrom(contents: SuggestionContents): SuggestionBase {
  const quantities = new Map(contents.products.map(([productId, quantity]) => [productId, quantity]));
  const seasons = new Map(contents.products.map(([productId, , inSeason]) => [productId, inSeason]));
  const industries = new Map(
    contents.industries.map(({ industry, customers, products }) => [
      industry,
      products.map((row) => industryProduct(row, customers, quantities)),
    ]),
  );
  const neighbours = new Map(
    contents.neighbours.map(([productId, rows]) => [
      productId,
      rows.map((row) => similarProduct(row, quantities)),
    ]),
  );
  return {
    ofIndustry: (industry) => industries.get(industry) ?? [],
    besideProduct: (productId) => neighbours.get(productId) ?? [],
    inSeason: (productId) => seasons.get(productId) ?? 1,
  };
}

function industryProduct(
  [productId, buyers, lift]: IndustryRow,
  customers: number,
  quantities: ReadonlyMap<number, number>,
): IndustryProduct {
  return { productId, buyers, customers, lift, usualQuantity: quantities.get(productId) ?? 1 };
}

function similarProduct(
  [productId, buyers, similarity]: NeighbourRow,
  quantities: ReadonlyMap<number, number>,
): SimilarProduct {
  return { productId, similarity, buyers, usualQuantity: quantities.get(productId) ?? 1 };
}
