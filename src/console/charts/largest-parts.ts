import { HUES } from './hue.ts';

interface Part {
  name: string;
  counts: readonly number[];
}

/** As many parts as there are colours: the largest, and the rest, with what is called `others` already, in one at the end. */
export function largestParts(parts: readonly Part[], others: string): Part[] {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const sorted = parts
    .filter(({ counts }) => sum(counts) > 0)
    .toSorted((a, b) => sum(b.counts) - sum(a.counts));
  const named = sorted.filter(({ name }) => name !== others);
  if (sorted.length <= HUES.length) return [...named, ...sorted.filter(({ name }) => name === others)];
  const kept = named.slice(0, HUES.length - 1);
  const rest = sorted.filter((part) => !kept.includes(part));
  const counts = (rest[0]?.counts ?? []).map((_, place) => sum(rest.map((part) => part.counts[place] ?? 0)));
  return [...kept, { name: others, counts }];
}
