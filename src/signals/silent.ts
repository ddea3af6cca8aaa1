import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';
import type { Silent } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { silentAfterDays } from './silent-after-days.ts';

/**
 * A customer that has left its rhythm: an order within the horizon has become unlikely, or several usual gaps have
 * passed. Who bought only once had no rhythm to leave.
 */
export function findSilent({ rhythm, thresholds, closures }: SignalCase): Silent | null {
  const { order, daysSince } = rhythm;
  if (daysSince === null || order.lastDay === null || order.usualGapDays === null) return null;
  const after = silentAfterDays(rhythm, thresholds);
  if (after === null || daysSince <= after) return null;
  const probability = chanceWithin(order, daysSince, thresholds.silentHorizonDays, NEVER_AGAIN.customer) ?? 0;
  return {
    kind: 'silent',
    startedOn: dayAfterOpenDays(order.lastDay, Math.floor(after) + 1, closures),
    strength: 1 - probability,
    evidence: {
      daysSince,
      usualGapDays: order.usualGapDays,
      orderDays: order.orderDays,
      probability,
      lastOrderOn: order.lastDay,
    },
  };
}
