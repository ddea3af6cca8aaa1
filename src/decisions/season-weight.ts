/** A product's season weighs in, within bounds: a Christmas hit of three buyers must not crowd out all else. */
const LEAST = 0.5;
const MOST = 2;

export function seasonWeight(inSeason: number): number {
  return Math.min(MOST, Math.max(LEAST, inSeason));
}
