/** A quantity → the nearest number of whole packs, at least one. A pack of nothing counts as one piece. */
export function wholePacks(quantity: number, packSize: number): number {
  const pack = packSize > 0 ? packSize : 1;
  const packs = Math.max(1, Math.round(quantity / pack));
  // Packs of 0.1 must not become 0.30000000000000004.
  return Number((packs * pack).toPrecision(12));
}
