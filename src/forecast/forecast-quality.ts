import type { Day } from '../shared/calendar-day.ts';

/** One bar of the reliability diagram: what was forecast, and what came true. */
export interface ReliabilityBin {
  count: number;
  /** Mean of the forecast probabilities, 0–1. */
  forecast: number;
  /** Share that came true, 0–1. */
  happened: number;
}

/**
 * How good probabilities were, measured on days the fit had not seen. Not a number, or null once stored as JSON, where nothing could be
 * measured: with nobody to judge, or, for the ranking, where all or none came true.
 */
export interface ForecastMeasures {
  count: number;
  happened: number;
  /** Area under the receiver's curve: chance that one that came true ranks above one that did not. */
  auc: number;
  averagePrecision: number;
  brier: number;
  /** Mean distance between forecast and truth over ten bins of equal count. */
  calibrationError: number;
}

/** A forecast beside what people use without one, on cuts held out in time. */
export interface ForecastQuality {
  /** Days looked back from; everything within the horizon after them was unknown to the fit. */
  cuts: readonly Day[];
  horizonDays: number;
  forecast: ForecastMeasures;
  /** The same of the plain rule: frequency for items, the plain interval for customers. */
  plain: ForecastMeasures;
  reliability: readonly ReliabilityBin[];
}
