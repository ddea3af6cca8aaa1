import type { Silent } from '../signals/signal.ts';

/** Silent for longer than a year is gone; calling and writing about it would come a year too late. */
const GONE_AFTER_DAYS = 365;

export function isLongGone({ evidence }: Silent): boolean {
  return evidence.daysSince > GONE_AFTER_DAYS;
}
