import type { Day, DayRange } from '../shared/calendar-day.ts';
import { elapsedOpenDays } from './elapsed-open-days.ts';
import type { BaseInterval } from './rhythm.ts';

/** Running sums over the logarithms of gaps: three numbers a group, however large the base. */
export interface GapSums {
  gaps: number;
  logs: number;
  squares: number;
}

/** One eager customer must not speak for its whole group. */
const GAPS_PER_MEMBER = 12;
/** How many gaps of the wider group a narrower one is mixed with: few own gaps hardly change what all have. */
const PRIOR_GAPS = 8;

export function emptyGapSums(): GapSums {
  return { gaps: 0, logs: 0, squares: 0 };
}

/** Adds the newest gaps between a member's order days, in open days. */
export function addGaps(
  sums: readonly GapSums[],
  orderDays: readonly Day[],
  closures: readonly DayRange[],
): void {
  for (let i = Math.max(1, orderDays.length - GAPS_PER_MEMBER); i < orderDays.length; i++) {
    const gap = Math.max(1, elapsedOpenDays(orderDays[i - 1] ?? 0, orderDays[i] ?? 0, closures));
    const log = Math.log(gap);
    for (const sum of sums) {
      sum.gaps++;
      sum.logs += log;
      sum.squares += log * log;
    }
  }
}

/** The typical gap (geometric mean, on which a few huge gaps weigh little) and its spread, mixed with the wider group's. */
export function intervalFrom(sums: GapSums, wider?: GapSums): BaseInterval {
  const prior = wider && wider.gaps > 0 ? PRIOR_GAPS / wider.gaps : 0;
  const weight = sums.gaps + (prior > 0 ? PRIOR_GAPS : 0);
  const mean = (sums.logs + prior * (wider?.logs ?? 0)) / weight;
  const variance = Math.max(0, (sums.squares + prior * (wider?.squares ?? 0)) / weight - mean * mean);
  const usualGapDays = Math.exp(mean);
  return { usualGapDays, spreadDays: usualGapDays * Math.sqrt(variance), gaps: sums.gaps };
}
