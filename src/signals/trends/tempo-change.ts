import type { Stretch } from './stretch.ts';

/** Own gaps count beside as many of the base's as this. */
const BASE_GAPS = 8;
/** Nobody is a clock. */
const LEAST_DISPERSION = 0.1;

/** A change of one part of buying: how many deviations from none, and the variance of its logarithm. */
export interface PartChange {
  deviations: number;
  variance: number;
}

/**
 * Orders more often or less often than before: the counts of both parts, by the likelihood that one pace made them. A
 * customer that orders like clockwork shows a change sooner than one that orders at random.
 */
export function tempoChange(stretch: Stretch): PartChange & { expected: number } {
  const { ordersBefore, ordersSince, usualDaysBefore, usualDaysSince } = stretch;
  const days = usualDaysBefore + usualDaysSince;
  const orders = ordersBefore + ordersSince;
  const since = (orders * usualDaysSince) / days;
  const before = orders - since;
  const unlike = 2 * (surprise(ordersSince, since) + surprise(ordersBefore, before));
  const dispersion = dispersionOf(stretch);
  return {
    deviations: Math.sign(ordersSince - since) * Math.sqrt(Math.max(0, unlike) / dispersion),
    variance: dispersion * (1 / since + 1 / before),
    expected: (ordersBefore * usualDaysSince) / usualDaysBefore,
  };
}

function surprise(seen: number, expected: number): number {
  return seen > 0 ? seen * Math.log(seen / expected) : 0;
}

/** Variance of the number of orders ÷ their mean: 1 for orders at random, near 0 for a clock. */
function dispersionOf({ series, base, from, split }: Stretch): number {
  let gaps = 0;
  let sum = 0;
  let squares = 0;
  for (let i = Math.max(1, from); i < split; i++) {
    const gap = base.elapsed(series.days[i - 1] as number, series.days[i] as number);
    gaps++;
    sum += gap;
    squares += gap * gap;
  }
  if (gaps < 2 || sum <= 0) return base.spreads.tempo;
  const mean = sum / gaps;
  const own = (squares - gaps * mean * mean) / (gaps - 1) / (mean * mean);
  return Math.max(
    LEAST_DISPERSION,
    (BASE_GAPS * base.spreads.tempo + (gaps - 1) * own) / (BASE_GAPS + gaps - 1),
  );
}
