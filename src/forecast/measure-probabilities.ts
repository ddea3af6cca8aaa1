import type { ForecastMeasures, ReliabilityBin } from './forecast-quality.ts';

/** Bars of the reliability diagram, each over as many forecasts. */
const BINS = 10;

/**
 * How good probabilities (0–1) were, given what came true (1) and what did not (0) beside each. Of equal probabilities
 * none ranks above another: every measure takes them together, so that their order means nothing.
 */
export function measureProbabilities(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
): ForecastMeasures & { reliability: ReliabilityBin[] } {
  const groups = groupEquals(probabilities, happened);
  const reliability = reliabilityOf(groups, probabilities.length);
  return {
    count: probabilities.length,
    happened: groups.reduce((sum, group) => sum + group.happened, 0),
    ...rankingOf(groups),
    brier: brierOf(groups),
    calibrationError: reliability.reduce(
      (sum, bin) => sum + (bin.count / probabilities.length) * Math.abs(bin.forecast - bin.happened),
      0,
    ),
    reliability,
  };
}

/** All forecasts of one probability. */
interface Group {
  probability: number;
  count: number;
  happened: number;
}

/** Descending by probability. */
function groupEquals(probabilities: ArrayLike<number>, happened: ArrayLike<number>): Group[] {
  const order = new Uint32Array(probabilities.length).map((_, index) => index);
  order.sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number));
  const groups: Group[] = [];
  for (const index of order) {
    const probability = probabilities[index] as number;
    const last = groups.at(-1);
    if (last && last.probability === probability) {
      last.count += 1;
      last.happened += happened[index] as number;
    } else groups.push({ probability, count: 1, happened: happened[index] as number });
  }
  return groups;
}

function rankingOf(groups: readonly Group[]): { auc: number; averagePrecision: number } {
  let [above, aboveHappened, inOrder, precision] = [0, 0, 0, 0];
  for (const { count, happened } of groups) {
    inOrder += (count - happened) * (aboveHappened + happened / 2);
    above += count;
    aboveHappened += happened;
    precision += happened * (aboveHappened / above);
  }
  const pairs = aboveHappened * (above - aboveHappened);
  return {
    auc: pairs > 0 ? inOrder / pairs : Number.NaN,
    averagePrecision: aboveHappened > 0 ? precision / aboveHappened : Number.NaN,
  };
}

function brierOf(groups: readonly Group[]): number {
  let [sum, all] = [0, 0];
  for (const { probability, count, happened } of groups) {
    sum += happened * (1 - probability) ** 2 + (count - happened) * probability ** 2;
    all += count;
  }
  return sum / all;
}

/** Ascending; where equal probabilities meet the edge of a bin, each side gets its share of what happened. */
function reliabilityOf(groups: readonly Group[], all: number): ReliabilityBin[] {
  const sums = Array.from({ length: Math.min(BINS, all) }, () => ({ count: 0, forecast: 0, happened: 0 }));
  let bin = 0;
  let taken = 0;
  for (const group of groups.toReversed()) {
    for (let left = group.count; left > 0; ) {
      const edge = Math.round(((bin + 1) * all) / sums.length);
      const fits = Math.min(left, edge - taken);
      const sum = sums[bin];
      if (sum && fits > 0) {
        sum.count += fits;
        sum.forecast += fits * group.probability;
        sum.happened += (fits * group.happened) / group.count;
      }
      left -= fits;
      taken += fits;
      if (taken === edge) bin += 1;
    }
  }
  return sums.map(({ count, forecast, happened }) => ({
    count,
    forecast: forecast / count,
    happened: happened / count,
  }));
}
