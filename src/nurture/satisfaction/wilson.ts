/** A share (0–1) with its 95 % interval. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** Normal quantile of 0.975. */
const Z = 1.96;

/**
 * The share of `hits` among `all` (at least one), with the interval of Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22 (1927): it holds for few and for extreme shares, and never leaves 0 to 1.
 */
export function wilson(hits: number, all: number): Share {
  const share = hits / all;
  const spread = 1 + (Z * Z) / all;
  const middle = (share + (Z * Z) / (2 * all)) / spread;
  const reach = (Z / spread) * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
