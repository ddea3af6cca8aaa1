import { TASTE_PARTS } from './product-tastes.ts';
import type { IndustryProduct, ProductOutlook, SimilarProduct, SuggestionBase } from './suggestion-base.ts';
import type { IndustryRow, NeighbourRow, ProductRow, SuggestionContents } from './suggestion-contents.ts';

/** Stored contents → lookups. */
export function suggestionBaseFrom(contents: SuggestionContents): SuggestionBase {
  const industries = new Map(
    contents.industries.map(({ industry, customers, products }) => [
      industry,
      products.map((row) => industryProduct(row, customers)),
    ]),
  );
  const neighbours = new Map(
    contents.neighbours.map(([productId, rows]) => [productId, rows.map(similarProduct)]),
  );
  const tastes = new Map(
    contents.tastes.map(([productId, ...row]) => [
      productId,
      Float64Array.from(row, (part) => part / TASTE_PARTS),
    ]),
  );
  const outlooks = new Map(contents.products.map((row) => [row[0], outlookOf(row)]));
  return {
    ofIndustry: (industry) => industries.get(industry) ?? [],
    besideProduct: (productId) => neighbours.get(productId) ?? [],
    tasteOf: (productId) => tastes.get(productId),
    outlook: (productId) => outlooks.get(productId),
    leaders: contents.leaders,
    ties: contents.ties,
  };
}

function outlookOf([, usualQuantity, season, appeal, recentBuyers]: ProductRow): ProductOutlook {
  return { usualQuantity, season, appeal, recentBuyers };
}

function industryProduct([productId, buyers, lift]: IndustryRow, customers: number): IndustryProduct {
  return { productId, buyers, customers, lift };
}

function similarProduct([productId, buyers, similarity]: NeighbourRow): SimilarProduct {
  return { productId, similarity, buyers };
}
