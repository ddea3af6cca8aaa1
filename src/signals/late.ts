import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { chanceWithin } from '../rhythm/interval-forecast.ts';
import type { Late } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { silentAfterDays } from './silent-after-days.ts';

/** A customer whose next order is later than most of its own gaps. Once it counts as silent, that is said instead. */
export function findLate({ rhythm, thresholds, closures }: SignalCase): Late | null {
  const { order, daysSince } = rhythm;
  const { usualGapDays, lateAfterDays, lastDay } = order;
  if (daysSince === null || usualGapDays === null || lateAfterDays === null || lastDay === null) return null;
  const silentAfter = silentAfterDays(rhythm, thresholds);
  if (silentAfter === null || daysSince <= lateAfterDays || daysSince > silentAfter) return null;
  return {
    kind: 'late',
    startedOn: dayAfterOpenDays(lastDay, Math.floor(lateAfterDays) + 1, closures),
    // The share of gaps, as the forecast draws them, that would have ended by now.
    strength: chanceWithin(order, 0, daysSince, 0) ?? 0,
    evidence: { daysSince, usualGapDays, lateAfterDays, orderDays: order.orderDays, source: order.source },
  };
}
