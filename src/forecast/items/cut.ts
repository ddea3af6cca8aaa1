import type { Day } from '../../shared/calendar-day.ts';

/** A day looked out from: all before it is known, nothing on or after it. */
export interface Cut {
  day: Day;
  /** The day by the open clock. */
  time: number;
  horizonDays: number;
}

/** The same weeks of the year before: after so many days the weekdays and the feasts come round again. */
export const YEAR_DAYS = 365;
