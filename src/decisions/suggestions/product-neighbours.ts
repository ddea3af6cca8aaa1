import { keptFrom } from './kept-from.ts';
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
  const scratch: Scratch = {
    both: new Int32Array(productIds.length),
    proof: new Float64Array(productIds.length),
    touched: [],
    kept: Math.min(NEIGHBOURS_KEPT, Math.floor(ROWS_KEPT / Math.max(1, productIds.length))),
  };
  const rows: [number, NeighbourRow[]][] = [];
  for (const [place, productId] of productIds.entries()) {
    const neighbours = neighboursOf(place, numbered, holders[place] ?? [], scratch);
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

/** Used again for every product, so that nothing as long as the catalogue is made anew. */
interface Scratch {
  /** Customers who buy both. */
  both: Int32Array;
  /** Sum of what their baskets prove. */
  proof: Float64Array;
  /** Places that are filled. */
  touched: number[];
  kept: number;
}

function neighboursOf(
  own: number,
  { productIds, buyers, shrinkage, ...held }: NumberedBaskets,
  holders: readonly number[],
  scratch: Scratch,
): NeighbourRow[] {
  const { both, proof } = scratch;
  const places: number[] = [];
  const cosines: number[] = [];
  for (const place of countTogether(held, holders, scratch)) {
    const line = Math.sqrt((buyers[own] ?? 0) * (buyers[place] ?? 0)) + shrinkage;
    if (place !== own && (both[place] ?? 0) >= LEAST_BUYERS) {
      places.push(place);
      cosines.push(Math.round(((proof[place] ?? 0) / line) * 10_000) / 10_000);
    }
  }
  const from = keptFrom(cosines, scratch.kept);
  const rows: NeighbourRow[] = [];
  for (const [index, place] of places.entries()) {
    const cosine = cosines[index] ?? 0;
    if (cosine >= from) rows.push([productIds[place] ?? 0, both[place] ?? 0, cosine]);
  }
  return rows.sort((a, b) => b[2] - a[2] || a[0] - b[0]).slice(0, scratch.kept);
}

/** Fills the scratch, emptied first, from the baskets of one product; returns the places filled. */
function countTogether(
  { baskets, weights }: Pick<NumberedBaskets, 'baskets' | 'weights'>,
  holders: readonly number[],
  { both, proof, touched }: Scratch,
): readonly number[] {
  for (const place of touched) {
    both[place] = 0;
    proof[place] = 0;
  }
  touched.length = 0;
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
