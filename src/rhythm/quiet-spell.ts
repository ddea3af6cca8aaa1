/** How unusual it is that somebody who orders at these gaps has been quiet for so long. */
export interface QuietSpell {
  /** Chance (0–1) that one gap lasts so long, while the customer goes on as before. */
  chance: number;
  /** How often a year that would happen: a frequent customer has many gaps, and so many chances for a long one. */
  timesPerYear: number;
}

/** Older gaps are forgotten: a customer that changed its pace three years ago has the pace of today. */
const RECENT_GAPS = 12;
const DAYS_OF_YEAR = 365;
/** Gaps of the trade that the own ones are mixed with. */
const TRADE_GAPS = 1;
/** Nobody is more of a clock than gaps that spread by a third of their mean. */
const MOST_EVENNESS = 9;
/** Gaps from which evenness is half believed: three even ones prove little. */
const GAPS_TO_BELIEVE = 12;

/**
 * Own gaps and the days since the last order, measured by one clock → how unusual the silence is. The gaps tell a tempo, the
 * fewer the less surely, and how evenly orders come: at random (1) or more like a clock. `tradeGapDays` is the usual gap
 * of the trade.
 */
export function quietSpell(gaps: readonly number[], sinceDays: number, tradeGapDays: number): QuietSpell {
  const tempo = tempoOf(gaps, tradeGapDays);
  const chance = chanceOfGap(tempo, sinceDays);
  return { chance, timesPerYear: chance * gapsPerYear(tempo) };
}

/** Days of silence, by the same clock, from which one so long comes fewer than `timesPerYear`. */
export function quietDays(gaps: readonly number[], tradeGapDays: number, timesPerYear: number): number {
  const tempo = tempoOf(gaps, tradeGapDays);
  const isRare = (days: number) => chanceOfGap(tempo, days) * gapsPerYear(tempo) < timesPerYear;
  let [low, high] = [0, tempo.days];
  while (!isRare(high)) high *= 2;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (isRare(middle)) high = middle;
    else low = middle;
  }
  return high;
}

interface Tempo {
  count: number;
  days: number;
  evenness: number;
}

function tempoOf(gaps: readonly number[], tradeGapDays: number): Tempo {
  const recent = gaps.slice(-RECENT_GAPS);
  const sum = recent.reduce((total, gap) => total + gap, 0);
  return {
    count: recent.length + TRADE_GAPS,
    days: sum + TRADE_GAPS * Math.max(1, tradeGapDays),
    evenness: evennessOf(recent, sum / recent.length),
  };
}

function gapsPerYear({ count, days }: Tempo): number {
  return (DAYS_OF_YEAR * count) / days;
}

/** Gaps of that evenness are a gamma distribution's of that shape. */
function evennessOf(gaps: readonly number[], mean: number): number {
  if (gaps.length < 2) return 1;
  const squares = gaps.reduce((sum, gap) => sum + (gap / mean - 1) ** 2, 0) / (gaps.length - 1);
  const shape = 1 / (squares + 1 / MOST_EVENNESS);
  return Math.max(1, 1 + ((shape - 1) * gaps.length) / (gaps.length + GAPS_TO_BELIEVE));
}

/** The tempo is known only from so many gaps, which makes long ones likelier than the mean alone would have it. */
function chanceOfGap({ count, days, evenness }: Tempo, sinceDays: number): number {
  const usualGaps = count * Math.log1p(sinceDays / days);
  const below = Math.floor(evenness);
  const part = evenness - below;
  return tailOf(below, usualGaps) ** (1 - part) * tailOf(below + 1, usualGaps) ** part;
}

/** Share of a gamma distribution of whole shape and mean 1 above x. */
function tailOf(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; j < shape; j++) {
    term *= (shape * x) / j;
    sum += term;
  }
  return Math.exp(-shape * x) * sum;
}
