import type { Day } from '../../shared/calendar-day.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { measureProbabilities } from '../measure-probabilities.ts';
import { calibrate, calibrated, UNCALIBRATED } from './calibration.ts';
import type { ScoredOutlook } from './score-outlook.ts';

/** How good the chances are on outlooks the weights had not seen. Each is calibrated by the others: none is its own judge. */
export function measureItems(
  scored: readonly { day: Day; outlook: ScoredOutlook }[],
  horizonDays: number,
): ForecastQuality {
  const chances = scored.flatMap(({ outlook }) => {
    const others = scored.filter((other) => other.outlook !== outlook).map((other) => other.outlook);
    const calibration = others.length > 0 ? calibrate(others) : UNCALIBRATED;
    return Array.from(outlook.scores, (score) => calibrated(calibration, score));
  });
  const bought = scored.flatMap(({ outlook }) => Array.from(outlook.bought));
  const frequency = scored.flatMap(({ outlook }) => Array.from(outlook.frequency));
  const { reliability, ...forecast } = measureProbabilities(chances, bought);
  const { reliability: _, ...plain } = measureProbabilities(frequency, bought);
  return { cuts: scored.map(({ day }) => day), horizonDays, forecast, plain, reliability };
}
