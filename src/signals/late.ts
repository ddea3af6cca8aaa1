import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { chanceWithin } from '../rhythm/interval-forecast.ts';
import type { Late } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { silenceOf } from './silence.ts';
import { isSilent } from './silent.ts';

/**
 * A customer whose next order is later than most of its own gaps, and, where there is a forecast, later by the trade's own
 * clock too: in January nobody is. Once it counts as silent, that is said instead.
 */
export function findLate(one: SignalCase): Late | null {
  const { rhythm, thresholds, closures, forecast } = one;
  const { usualGapDays, lateAfterDays, lastDay, orderDays, source } = rhythm.order;
  const { daysSince } = rhythm;
  if (daysSince === null || usualGapDays === null || lateAfterDays === null || lastDay === null) return null;
  if (daysSince <= lateAfterDays) return null;
  const silence = silenceOf(one);
  if (silence === null || silence.seenLastYear || isSilent(one, silence)) return null;
  if (forecast?.orders && silence.chance > 1 - thresholds.latePercentile) return null;
  return {
    kind: 'late',
    startedOn: dayAfterOpenDays(lastDay, Math.floor(lateAfterDays) + 1, closures),
    // The share of gaps, as the plain interval draws them, that would have ended by now.
    strength: chanceWithin(rhythm.order, 0, daysSince, 0) ?? 0,
    evidence: { daysSince, usualGapDays, lateAfterDays, orderDays, source },
  };
}
