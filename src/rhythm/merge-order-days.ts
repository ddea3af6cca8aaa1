import type { Day } from '../shared/calendar-day.ts';

/**
 * Ascending days → order days: those within `mergeDays` of the first of a bunch count as one, the first. Anchored to the
 * first, so that somebody who orders every other day does not melt into a single endless order.
 */
export function mergeOrderDays(days: ArrayLike<Day>, mergeDays: number): Day[] {
  const merged: Day[] = [];
  let anchor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as Day;
    if (day - anchor <= mergeDays) continue;
    merged.push(day);
    anchor = day;
  }
  return merged;
}
