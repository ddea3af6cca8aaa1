import { normalShareBelow } from '../rhythm/normal-share-below.ts';
import { type Day, firstDayOfMonth } from '../shared/calendar-day.ts';
import { findTrend, type Trend } from './find-trend.ts';
import type { MonthlyValues } from './monthly-values.ts';
import type { TrendEvidence } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** What `shrinking` and `growing` share: start, strength and evidence of a change that is more than noise. */
export interface TrendFinding {
  startedOn: Day;
  strength: number;
  evidence: TrendEvidence;
}

/** The trend of a customer, if it holds by `isEnough` (its direction and size) and beyond the noise threshold. */
export function trendSignal(input: SignalCase, isEnough: (change: number) => boolean): TrendFinding | null {
  const { thresholds, monthly: values } = input;
  const holds = (trend: Trend | null): trend is Trend =>
    trend?.steady === true && isEnough(trend.change) && trend.deviations >= thresholds.trendDeviations;
  const trend = findTrend(values, thresholds.trendMonths);
  if (!holds(trend)) return null;
  const { steady: _, ...evidence } = trend;
  return {
    startedOn: firstDayOfMonth(values.lastMonth + 1 - monthsHeld(values, thresholds.trendMonths, holds)),
    strength: normalShareBelow(trend.deviations),
    evidence,
  };
}

/** For how many months before this one the same could already be said. */
function monthsHeld(values: MonthlyValues, months: number, holds: (trend: Trend | null) => boolean): number {
  let held = 0;
  while (holds(findTrend(values, months, held + 1))) held++;
  return held;
}
