/** The level that every fourth customer of a group reaches: high, and yet not one firm's oddity. */
const UPPER_SHARE = 0.75;
/** Of a normal distribution, for an interval that is right 95 times in 100. */
const SPREADS_OF_95 = 1.96;

/** Cents a year. */
export interface Level {
  low: number;
  level: number;
  high: number;
}

/**
 * What the upper quarter of a group buys at least. `amounts` are those who buy at all, ascending; all others of the group
 * count as nothing. The interval is that of ranks, which asks for no shape of the amounts.
 */
export function upperLevel(amounts: readonly number[], customers: number): Level {
  const spread = SPREADS_OF_95 * Math.sqrt((UPPER_SHARE * (1 - UPPER_SHARE)) / customers);
  const at = (share: number) => {
    const rank = Math.floor(Math.min(1, Math.max(0, share)) * (customers - 1));
    return amounts[rank - (customers - amounts.length)] ?? 0;
  };
  return { low: at(UPPER_SHARE - spread), level: at(UPPER_SHARE), high: at(UPPER_SHARE + spread) };
}

/** Customers of the wider group that are mixed into a narrow one: half of its own word with so many. */
const PRIOR_CUSTOMERS = 15;

/** The level of a group, drawn towards that of the wider one the fewer customers it has. */
export function shrinkLevel(own: Level, wider: Level, customers: number): Level {
  const weight = customers / (customers + PRIOR_CUSTOMERS);
  const mix = (one: number, other: number) => weight * one + (1 - weight) * other;
  return {
    low: mix(own.low, wider.low),
    level: mix(own.level, wider.level),
    high: mix(own.high, wider.high),
  };
}
