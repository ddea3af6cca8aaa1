import type { ForecastMeasures, ForecastQuality } from './forecast-quality.ts';

/** Two fits of the same worth differ by this share from one week's cuts to the next's. */
const TOLERANCE = 0.03;

/**
 * Whether a forecast is worse than another by more than chance, or worse than the plain rule. Each is held against the plain
 * rule on its own cuts, so that a hard month is not taken for a bad forecast. One that could not be measured has proved nothing.
 */
export function isWorse(fresh: ForecastQuality, other: ForecastQuality | null): boolean {
  const needed = [fresh.forecast, fresh.plain].flatMap(({ averagePrecision, brier }) => [
    averagePrecision,
    brier,
  ]);
  if (!needed.every(Number.isFinite)) return true;
  if (fresh.forecast.averagePrecision < fresh.plain.averagePrecision) return true;
  if (other === null) return false;
  return (
    ratio(fresh, 'averagePrecision') < (1 - TOLERANCE) * ratio(other, 'averagePrecision') ||
    ratio(fresh, 'brier') > (1 + TOLERANCE) * ratio(other, 'brier')
  );
}

function ratio({ forecast, plain }: ForecastQuality, measure: keyof ForecastMeasures): number {
  return forecast[measure] / plain[measure];
}
