import type { Day, DayRange } from '../../shared/calendar-day.ts';

/** Counts days on which the supplier was open: closures take no time, so that they age nothing and make nobody late. */
export type OpenClock = (day: Day) => number;

/** `closures` ascend and are apart (rhythm/merge-closures.ts). */
export function openClock(closures: readonly DayRange[]): OpenClock {
  return (day) => {
    let closed = 0;
    for (const { from, to } of closures) {
      if (from >= day) break;
      closed += Math.min(to, day - 1) - from + 1;
    }
    return day - closed;
  };
}
