import type { Basket } from './basket.ts';
import type { NeighbourRow, SuggestionContents } from './suggestion-contents.ts';

const NEIGHBOURS_KEPT = 20;
/** Two products bought together by fewer customers than this may be chance. */
const LEAST_BUYERS = 3;
/** Customers added below the line of the cosine, so that 3 of 3 do not beat 300 of 400. */
const SHRINKAGE = 10;

/**
 * For every product the ones most alike by who buys them: cosine with shrinkage. Goes through the buyers of one product
 * at a time with one array of counts, so that pairs are never all in memory.
 */
export function productNeighbours(baskets: readonly Basket[]): SuggestionContents['neighbours'] {
  const products = numberProducts(baskets);
  const counts = new Int32Array(products.length);
  const rows: [number, NeighbourRow[]][] = [];
  for (const [index, { productId }] of products.entries()) {
    const neighbours = neighboursOf(index, products, counts);
    if (neighbours.length > 0) rows.push([productId, neighbours]);
  }
  return rows;
}

interface NumberedProduct {
  productId: number;
  /** Baskets it lies in, each as indexes into the list of products. */
  baskets: Int32Array[];
}

/** Products in order of id, each with the baskets it lies in, in which products are called by their place in the list. */
function numberProducts(baskets: readonly Basket[]): NumberedProduct[] {
  const ids = new Set<number>();
  for (const { productIds } of baskets) for (const id of productIds) ids.add(id);
  const products = [...ids]
    .sort((a, b) => a - b)
    .map((productId): NumberedProduct => ({ productId, baskets: [] }));
  const places = new Map(products.map(({ productId }, place) => [productId, place]));
  for (const { productIds } of baskets) {
    const basket = productIds.map((id) => places.get(id) ?? 0);
    for (const place of basket) products[place]?.baskets.push(basket);
  }
  return products;
}

function neighboursOf(
  index: number,
  products: readonly NumberedProduct[],
  counts: Int32Array,
): NeighbourRow[] {
  const own = products[index]?.baskets ?? [];
  const touched: number[] = [];
  for (const basket of own) {
    for (const place of basket) {
      if (counts[place] === 0) touched.push(place);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  const rows: NeighbourRow[] = [];
  for (const place of touched) {
    const both = counts[place] ?? 0;
    counts[place] = 0;
    const other = products[place];
    if (!other || place === index || both < LEAST_BUYERS) continue;
    const cosine = both / (Math.sqrt(own.length * other.baskets.length) + SHRINKAGE);
    rows.push([other.productId, both, Math.round(cosine * 10_000) / 10_000]);
  }
  return rows.sort((a, b) => b[2] - a[2] || a[0] - b[0]).slice(0, NEIGHBOURS_KEPT);
}
