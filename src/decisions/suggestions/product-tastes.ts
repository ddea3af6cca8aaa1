import type { NumberedBaskets } from './numbered-baskets.ts';
import type { TasteRow } from './suggestion-contents.ts';

/** Directions in which tastes differ; twice as many add next to nothing. */
const TASTES = 32;
/** Until the strong directions stand still; the weak ones may swing, they weigh little. */
const ROUNDS = 10;
/** Tastes are kept as whole numbers, of which this many are one. */
export const TASTE_PARTS = 1000;
/** Brings a usual agreement of customer and product to about one. */
const SCALE = Math.sqrt(1000);

/**
 * Where every product stands in the tastes of the base: the leading eigenvectors of its cosine matrix, found by orthogonal
 * iteration through the baskets, without ever making that matrix. The first direction only says how popular a product is
 * and is left out.
 */
export function productTastes(numbered: NumberedBaskets): TasteRow[] {
  const { productIds, buyers, shrinkage } = numbered;
  const scales = buyers.map((weight) => 1 / Math.sqrt(weight + shrinkage));
  const columns = Array.from({ length: TASTES + 1 }, (_, taste) => firstGuess(productIds.length, taste));
  let strengths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of columns) column.set(throughBaskets(numbered, scales, column));
    strengths = orthonormalise(columns);
  }
  return productIds.map((productId, place) => [
    productId,
    ...columns
      .map((column, taste) => (column[place] ?? 0) * Math.sqrt(strengths[taste] ?? 0) * SCALE)
      .slice(1)
      .map((value) => Math.round(value * TASTE_PARTS)),
  ]);
}

/** Anything that is no direction in particular; the same every time. */
function firstGuess(length: number, taste: number): Float64Array {
  return Float64Array.from({ length }, (_, place) => Math.sin((place + 1) * (taste + 1) * 12.9898) + 0.1);
}

/** A column times the cosine matrix: from products to baskets and back. */
function throughBaskets(
  { baskets, weights }: NumberedBaskets,
  scales: Float64Array,
  column: Float64Array,
): Float64Array {
  const scaled = column.map((value, place) => value * (scales[place] ?? 0));
  const result = new Float64Array(column.length);
  for (const [index, basket] of baskets.entries()) {
    let sum = 0;
    for (const place of basket) sum += scaled[place] ?? 0;
    sum *= weights[index] ?? 0;
    for (const place of basket) result[place] = (result[place] ?? 0) + sum;
  }
  for (const [place, scale] of scales.entries()) result[place] = (result[place] ?? 0) * scale;
  return result;
}

/** Gram–Schmidt in place; returns how long each column was, strongest first by and by. */
function orthonormalise(columns: readonly Float64Array[]): number[] {
  return columns.map((column, index) => {
    for (const other of columns.slice(0, index)) subtract(column, other, dot(column, other));
    const length = Math.sqrt(dot(column, column));
    for (let place = 0; place < column.length; place++)
      column[place] = length > LEAST_LENGTH ? (column[place] ?? 0) / length : 0;
    return length;
  });
}

/** Of a base with fewer tastes than are looked for nothing is left but noise. */
const LEAST_LENGTH = 1e-9;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += (a[place] ?? 0) * (b[place] ?? 0);
  return sum;
}

function subtract(from: Float64Array, other: Float64Array, factor: number): void {
  for (let place = 0; place < from.length; place++)
    from[place] = (from[place] ?? 0) - factor * (other[place] ?? 0);
}
