import type { Day, DayRange } from '../shared/calendar-day.ts';

/** Days after `from` up to and including `to` on which the supplier was open. Closures are apart and ascending. */
export function elapsedOpenDays(from: Day, to: Day, closures: readonly DayRange[]): number {
  let open = Math.max(0, to - from);
  for (const closure of closures) {
    if (closure.from > to) break;
    const closed = Math.min(closure.to, to) - Math.max(closure.from, from + 1) + 1;
    if (closed > 0) open -= closed;
  }
  return open;
}
