import type { ForecastMeasures, ReliabilityBin } from '../../../../src/forecast/forecast-quality.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';

/** How one method did at one cut. */
export interface Judged extends Omit<ForecastMeasures, 'count' | 'happened'> {
  method: string;
  cut: Day;
  /** Items only. */
  recallAtFive?: number;
  reliability: readonly ReliabilityBin[];
}

/** All methods at all cuts, and what they were judged on. */
export interface Judgement {
  horizonDays: number;
  cuts: readonly { cut: Day; count: number; happened: number }[];
  judged: readonly Judged[];
  /** Why Rytmi is missing at a cut. */
  refusals: readonly { cut: Day; because: string }[];
}

export const RYTMI = 'Rytmi';
