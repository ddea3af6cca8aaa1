/** Log odds → chance (0–1). */
export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Chance → log odds; kept off the ends, where they would be infinite. */
export function logOddsOf(chance: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, chance));
  return Math.log(inside / (1 - inside));
}
