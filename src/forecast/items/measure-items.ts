import type { Day } from '../../shared/calendar-day.ts';
import type { ForecastQuality } from '../forecast-quality.ts';
import { measureProbabilities } from '../measure-probabilities.ts';
import { calibrate, calibrated, levelled } from './calibration.ts';
import type { ScoredOutlook } from './score-outlook.ts';

/** An outlook the weights had not seen, and the items to be expected by what was known on its day. */
export interface HeldOut {
  day: Day;
  outlook: ScoredOutlook;
  expected: number | null;
}

/** How good the chances are on outlooks held out. The line of each is drawn by the others: none is its own judge. */
export function measureItems(heldOut: readonly HeldOut[], horizonDays: number): ForecastQuality {
  const chances = heldOut.flatMap(({ outlook, expected }) => {
    const others = heldOut.filter((other) => other.outlook !== outlook).map((other) => other.outlook);
    const calibration = levelled(calibrate(others), outlook.scores, expected);
    return Array.from(outlook.scores, (score) => calibrated(calibration, score));
  });
  const bought = heldOut.flatMap(({ outlook }) => Array.from(outlook.bought));
  const frequency = heldOut.flatMap(({ outlook }) => Array.from(outlook.frequency));
  const { reliability, ...forecast } = measureProbabilities(chances, bought);
  const { reliability: _, ...plain } = measureProbabilities(frequency, bought);
  return { cuts: heldOut.map(({ day }) => day), horizonDays, forecast, plain, reliability };
}
