import { PRODUCT_TRAITS } from './product-traits.ts';
import type { TieWeights } from './suggestion-contents.ts';

/** Weights of all traits of a product before a customer: those of the product, then those of its ties. */
export type SuggestionWeights = readonly number[];

/**
 * What holds where the history is too short to learn from: what many take up now, and even more what goes with the own
 * purchases and the own industry. With a longer history it is only where learning starts.
 */
const KNOWN_BEFOREHAND: Readonly<Record<string, number>> = {
  'new-buyers-10': 0.3,
  'buyers-20': 0.3,
  season: 0.5,
};
const TIES_BEFOREHAND: TieWeights = { closest: 0.5, taste: 0, industry: 1 };

export const WEIGHTS_BEFOREHAND: SuggestionWeights = [
  ...PRODUCT_TRAITS.map((trait) => KNOWN_BEFOREHAND[trait] ?? 0),
  ...[TIES_BEFOREHAND.closest, TIES_BEFOREHAND.taste, TIES_BEFOREHAND.industry],
];

export function appealOf(traits: Float64Array, weights: SuggestionWeights): number {
  return traits.reduce((sum, trait, index) => sum + trait * (weights[index] ?? 0), 0);
}

export function tieWeightsOf(weights: SuggestionWeights): TieWeights {
  const [closest = 0, taste = 0, industry = 0] = weights.slice(PRODUCT_TRAITS.length);
  return { closest, taste, industry };
}
