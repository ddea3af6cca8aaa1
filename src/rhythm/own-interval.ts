import type { Day, DayRange } from '../shared/calendar-day.ts';
import { elapsedOpenDays } from './elapsed-open-days.ts';
import { percentile } from './percentile.ts';
import { sortAscending } from './sort-ascending.ts';

/** Older gaps are forgotten: a customer that changed its pace three years ago has the pace of today. */
const RECENT_GAPS = 12;
/** Makes the median absolute deviation comparable with a standard deviation. */
const DEVIATION_OF_MEDIAN = 1.4826;

/** What the gaps between one's own order days say. */
export interface OwnInterval {
  gaps: number;
  usualGapDays: number;
  spreadDays: number;
  /** The gap that a share of all gaps stays below. */
  lateGapDays: number;
}

/**
 * Ascending order days → usual gap (the median, which one bulk order and the long pause after it cannot move far),
 * spread and late point, in open days. Null below two order days.
 */
export function ownInterval(
  orderDays: readonly Day[],
  closures: readonly DayRange[],
  latePercentile: number,
): OwnInterval | null {
  const gaps = recentGaps(orderDays, closures);
  if (gaps.length === 0) return null;
  const usualGapDays = percentile(gaps, 0.5);
  const lateGapDays = percentile(gaps, latePercentile);
  const deviations = gaps.map((gap) => Math.abs(gap - usualGapDays));
  return {
    gaps: gaps.length,
    usualGapDays,
    spreadDays: DEVIATION_OF_MEDIAN * percentile(sortAscending(deviations), 0.5),
    lateGapDays,
  };
}

/** Ascending. */
function recentGaps(orderDays: readonly Day[], closures: readonly DayRange[]): number[] {
  const first = Math.max(1, orderDays.length - RECENT_GAPS);
  const gaps: number[] = [];
  for (let i = first; i < orderDays.length; i++) {
    const gap = elapsedOpenDays(orderDays[i - 1] ?? 0, orderDays[i] ?? 0, closures);
    // Two orders around a closure may lie on neighbouring open days; no gap is shorter than one.
    gaps.push(Math.max(1, gap));
  }
  return sortAscending(gaps);
}
