import type { Tie } from './find-ties.ts';
import type { TieWeights } from './suggestion-contents.ts';

/** Similarity added before the logarithm: less than this is none. */
const LEAST_SIMILARITY = 0.001;

/** A tie and a taste in numbers, in the order closest, taste, industry; 0 where there is no industry to speak. */
export function tieTraits({ closest, industry }: Tie, taste: number): [number, number, number] {
  return [
    Math.log((closest?.similar.similarity ?? 0) + LEAST_SIMILARITY),
    taste,
    Math.log(industry?.lift ?? 1),
  ];
}

export function weighTie(tie: Tie, taste: number, weights: TieWeights): number {
  const [closest, ofTaste, industry] = tieTraits(tie, taste);
  return closest * weights.closest + ofTaste * weights.taste + industry * weights.industry;
}
