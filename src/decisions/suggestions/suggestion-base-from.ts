import { TASTE_PARTS } from './product-tastes.ts';
import type { IndustryProduct, ProductOutlook, SimilarProduct, SuggestionBase } from './suggestion-base.ts';
import type {
  IndustryRow,
  NeighbourRow,
  ProductRow,
  SuggestionContents,
  TasteRow,
} from './suggestion-contents.ts';

/** Stored contents → lookups. Rows are opened when they are first asked for: a night asks for few of so many. */
export function suggestionBaseFrom(contents: SuggestionContents): SuggestionBase {
  const industries = new Map(
    contents.industries.map(({ industry, customers, products }) => [
      industry,
      products.map((row) => industryProduct(row, customers)),
    ]),
  );
  const neighboursOf = openLazily(contents.neighbours, ([, rows]) => rows.map(similarProduct));
  return {
    ofIndustry: (industry) => industries.get(industry) ?? [],
    besideProduct: (productId) => neighboursOf(productId) ?? [],
    tasteOf: openLazily(contents.tastes, tasteFrom),
    outlook: openLazily(contents.products, outlookOf),
    leaders: contents.leaders,
    ties: contents.ties,
  };
}

/** Rows that begin with a product id → what `open` makes of the row of a product; undefined where there is none. */
function openLazily<Row extends readonly [number, ...unknown[]], Opened>(
  rows: readonly Row[],
  open: (row: Row) => Opened,
): (productId: number) => Opened | undefined {
  const rowOf = new Map<number, Row>();
  for (const row of rows) rowOf.set(row[0], row);
  const opened = new Map<number, Opened>();
  return (productId) => {
    const known = opened.get(productId);
    if (known !== undefined) return known;
    const row = rowOf.get(productId);
    if (!row) return undefined;
    const fresh = open(row);
    opened.set(productId, fresh);
    return fresh;
  };
}

function tasteFrom(row: TasteRow): Float64Array {
  const taste = new Float64Array(row.length - 1);
  for (let part = 0; part < taste.length; part++) taste[part] = (row[part + 1] as number) / TASTE_PARTS;
  return taste;
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
