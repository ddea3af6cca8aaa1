import type { Day, DayRange } from '../shared/calendar-day.ts';

/** The closures that could be seen on the morning of a day: those begun before it, as far as they had lasted by then. */
export function closuresBefore(closures: readonly DayRange[], day: Day): DayRange[] {
  return closures
    .filter(({ from }) => from < day)
    .map(({ from, to }) => ({ from, to: Math.min(to, day - 1) }));
}
