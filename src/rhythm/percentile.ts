import { sortAscending } from './sort-ascending.ts';

/** The value below which a share (0–1) of ascending numbers lies, with straight lines between them. NaN for none. */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  const place = (ascending.length - 1) * share;
  const below = ascending[Math.floor(place)] ?? Number.NaN;
  const above = ascending[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of some numbers in any order. NaN for none. */
export function median(numbers: readonly number[]): number {
  return percentile(sortAscending([...numbers]), 0.5);
}
