/**
 * Past choices: in each, one customer had many products before it, none of them bought yet, and took up some. Packed, since
 * there are hundreds of thousands of products in them.
 */
export interface Choices {
  /** Traits of one product. */
  width: number;
  /** Row after row. */
  traits: number[];
  /** 1 for a product that was taken up, else 0. */
  taken: number[];
  /** Where the rows of each choice end. */
  ends: number[];
}

export function noChoices(width: number): Choices {
  return { width, traits: [], taken: [], ends: [] };
}

/** Mean and spread of every trait over all rows, so that one rule of caution fits them all. A trait that never changes has spread 0. */
export function spreadsOf({ width, traits }: Choices): { means: Float64Array; spreads: Float64Array } {
  const means = new Float64Array(width);
  const spreads = new Float64Array(width);
  const rows = Math.max(1, traits.length / width);
  for (const [index, value] of traits.entries()) means[index % width] = (means[index % width] ?? 0) + value;
  for (const [trait, sum] of means.entries()) means[trait] = sum / rows;
  for (const [index, value] of traits.entries()) {
    const trait = index % width;
    spreads[trait] = (spreads[trait] ?? 0) + (value - (means[trait] ?? 0)) ** 2;
  }
  for (const [trait, sum] of spreads.entries()) spreads[trait] = Math.sqrt(sum / rows);
  return { means, spreads };
}
