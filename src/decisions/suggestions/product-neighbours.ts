import type { NumberedBaskets } from './numbered-baskets.ts';
import type { NeighbourRow, SuggestionContents } from './suggestion-contents.ts';

/** More add little to a choice, and this many of 4,000 products are 2 MB as JSON. */
const NEIGHBOURS_KEPT = 40;
/** Rows kept of all products together, about 12 MB as JSON: with 100,000 products each keeps 6. */
const ROWS_KEPT = 600_000;
/** Two products bought together by fewer customers than this may be chance. */
const LEAST_BUYERS = 3;

/**
 * For every product the ones most alike by who buys them: cosine with shrinkage, in which large baskets count less. Goes
 * through the buyers of one product at a time with one array of counts, so that pairs are never all in memory.
 */
export function productNeighbours(numbered: NumberedBaskets): SuggestionContents['neighbours'] {
  const { productIds } = numbered;
  const holders = holdersOf(numbered);
  const scratch = { both: new Int32Array(productIds.length), proof: new Float64Array(productIds.length) };
  const kept = Math.min(NEIGHBOURS_KEPT, Math.floor(ROWS_KEPT / Math.max(1, productIds.length)));
  const rows: [number, NeighbourRow[]][] = [];
  for (const [place, productId] of productIds.entries()) {
    const neighbours = neighboursOf(place, numbered, holders[place] ?? [], scratch).slice(0, kept);
    if (neighbours.length > 0) rows.push([productId, neighbours]);
  }
  return rows;
}

/** For every product the baskets it lies in. */
function holdersOf({ productIds, baskets }: NumberedBaskets): number[][] {
  const holders: number[][] = productIds.map(() => []);
  for (const [index, basket] of baskets.entries()) for (const place of basket) holders[place]?.push(index);
  return holders;
}

interface Scratch {
  /** Customers who buy both. */
  both: Int32Array;
  /** Sum of what their baskets prove. */
  proof: Float64Array;
}

function neighboursOf(
  own: number,
  { productIds, buyers, shrinkage, ...held }: NumberedBaskets,
  holders: readonly number[],
  scratch: Scratch,
): NeighbourRow[] {
  const { both, proof } = scratch;
  const rows: NeighbourRow[] = [];
  for (const place of countTogether(held, holders, scratch)) {
    const count = both[place] ?? 0;
    const line = Math.sqrt((buyers[own] ?? 0) * (buyers[place] ?? 0)) + shrinkage;
    const cosine = (proof[place] ?? 0) / line;
    both[place] = 0;
    proof[place] = 0;
    if (place === own || count < LEAST_BUYERS) continue;
    rows.push([productIds[place] ?? 0, count, Math.round(cosine * 10_000) / 10_000]);
  }
  return rows.sort((a, b) => b[2] - a[2] || a[0] - b[0]);
}

/** Fills the scratch from the baskets of one product, and returns the places that are filled. */
function countTogether(
  { baskets, weights }: Pick<NumberedBaskets, 'baskets' | 'weights'>,
  holders: readonly number[],
  { both, proof }: Scratch,
): number[] {
  const touched: number[] = [];
  for (const index of holders) {
    const weight = weights[index] ?? 0;
    for (const place of baskets[index] ?? []) {
      if (both[place] === 0) touched.push(place);
      both[place] = (both[place] ?? 0) + 1;
      proof[place] = (proof[place] ?? 0) + weight;
    }
  }
  return touched;
}
