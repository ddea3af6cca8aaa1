import type { DayRange } from '../shared/calendar-day.ts';
import type { BaseStatistics } from './base-statistics.ts';

/** By which measure rhythms are taken; the signal thresholds of the care model hold all of it. */
interface RhythmSettings {
  /** Orders this few days apart are one order day. */
  mergeOrderDays: number;
  /** Own gaps are trusted from this many order days. */
  ownGapOrderDays: number;
  /** Share (0–1) of gaps beyond which an order is late. */
  latePercentile: number;
}

/** What a customer's rhythm is read against. */
export interface RhythmContext {
  settings: RhythmSettings;
  industry: string | null;
  base: BaseStatistics;
  /** Ascending and apart (merge-closures.ts). */
  closures: readonly DayRange[];
}
