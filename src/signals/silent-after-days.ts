import type { CustomerRhythm } from '../rhythm/customer-rhythm.ts';
import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';
import type { SignalThresholds } from './signal-thresholds.ts';

/** Order days below which there is no rhythm to fall silent from. */
const LEAST_ORDER_DAYS = 2;
/** A customer of every few days is on holiday before it is gone: measured on weekly wholesale, 21 days hold false alarms down. */
const LEAST_SILENT_DAYS = 21;

/**
 * Open days after the last order beyond which a customer is silent: three usual gaps, or sooner where an order within
 * the horizon has become unlikely; never before it is late. Null without a rhythm.
 */
export function silentAfterDays({ order }: CustomerRhythm, thresholds: SignalThresholds): number | null {
  const { usualGapDays, lateAfterDays } = order;
  if (usualGapDays === null || lateAfterDays === null || order.orderDays < LEAST_ORDER_DAYS) return null;
  const least = Math.max(lateAfterDays, LEAST_SILENT_DAYS);
  const most = Math.max(least, thresholds.silentGaps * usualGapDays);
  const isUnlikely = (days: number) =>
    (chanceWithin(order, days, thresholds.silentHorizonDays, NEVER_AGAIN.customer) ?? 1) <
    thresholds.silentProbability;
  return isUnlikely(most) ? firstDay(least, most, isUnlikely) : most;
}

/** Halves the stretch until the day is found: beyond the late point the chance only falls. */
function firstDay(from: number, to: number, isReached: (days: number) => boolean): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return isReached(from) ? from : high;
}
