import type { Day, DayRange } from '../shared/calendar-day.ts';

/** The day on which `openDays` (rounded to whole days) have elapsed since `from`; closures do not count. */
export function dayAfterOpenDays(from: Day, openDays: number, closures: readonly DayRange[]): Day {
  let day = from + Math.round(openDays);
  for (const closure of closures) {
    if (closure.from > day) break;
    if (closure.to > from) day += closure.to - Math.max(closure.from, from + 1) + 1;
  }
  return day;
}
