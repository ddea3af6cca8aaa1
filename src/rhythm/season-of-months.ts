const MONTHS = 12;
/** How much a single year's month is believed: half; two years': two thirds. */
const PRIOR_YEARS = 1;

/**
 * Orders of the whole base by complete month (months since 1970-01) → how each calendar month, January first, stands to
 * a usual one. Each month is held against the twelve around it, so that growth does not pass for season; under a year
 * of history nothing can be told apart, and every month is usual.
 */
export function seasonOfMonths(orders: ReadonlyMap<number, number>): number[] {
  const shares: number[][] = Array.from({ length: MONTHS }, () => []);
  const months = [...orders.keys()].sort((a, b) => a - b);
  const first = months[0] ?? 0;
  const last = months.at(-1) ?? 0;
  if (last - first + 1 < MONTHS) return new Array<number>(MONTHS).fill(1);
  for (let month = first; month <= last; month++) {
    const start = Math.min(Math.max(month - MONTHS / 2, first), last - MONTHS + 1);
    let year = 0;
    for (let other = start; other < start + MONTHS; other++) year += orders.get(other) ?? 0;
    if (year > 0)
      shares[((month % MONTHS) + MONTHS) % MONTHS]?.push(((orders.get(month) ?? 0) * MONTHS) / year);
  }
  return shares.map((seen) => {
    const extra = seen.reduce((sum, share) => sum + share - 1, 0);
    return 1 + extra / (seen.length + PRIOR_YEARS);
  });
}
