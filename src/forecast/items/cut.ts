import type { Day } from '../../shared/calendar-day.ts';

/** A day looked out from: all before it is known, nothing on or after it. */
export interface Cut {
  day: Day;
  /** The day by the open clock. */
  time: number;
  horizonDays: number;
  /** Calendar days from the first sale of all to the cut: how far back a season can be looked up. */
  historyDays: number;
}

/** The same weeks of the year before: after so many days the feasts come round again. */
export const YEAR_DAYS = 365;

/** Whether the history reaches back to so many days before the same day of last year. */
export function coversLastYear({ historyDays }: Cut, daysBefore = 0): boolean {
  return historyDays >= YEAR_DAYS + daysBefore;
}
