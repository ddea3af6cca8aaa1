import type { Day } from '../../shared/calendar-day.ts';

/** A customer that has been quiet for this many of its mean gaps has stopped; that is another finding than a change. */
const STOPPED_GAPS = 3;
const STOPPED_DAYS = 21;

/** `days`: its order days, ascending; at least one. */
export function hasStopped(days: readonly Day[], today: Day): boolean {
  const first = days[0] as Day;
  const last = days.at(-1) as Day;
  const meanGap = (last - first) / Math.max(1, days.length - 1);
  return today - last > Math.max(STOPPED_DAYS, STOPPED_GAPS * meanGap);
}
