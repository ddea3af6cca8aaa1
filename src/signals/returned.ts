import { elapsedOpenDays } from '../rhythm/elapsed-open-days.ts';
import type { Returned } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { silentAfterDays } from './silence.ts';

/** Before a silence there must have been a rhythm: two orders, then the one that broke the silence. */
const LEAST_ORDER_DAYS = 3;

/** A customer that ordered again, only days ago, after it had been silent. */
export function findReturned(input: SignalCase): Returned | null {
  const { today, rhythm, thresholds, closures } = input;
  const { orderDays, order } = rhythm;
  if (order.usualGapDays === null) return null;
  for (let i = orderDays.length - 1; i >= LEAST_ORDER_DAYS - 1; i--) {
    const day = orderDays[i] ?? 0;
    if (today - day > thresholds.returnedWithinDays) return null;
    const silentDays = elapsedOpenDays(orderDays[i - 1] ?? 0, day, closures);
    const after = silentAfterDays(input, orderDays.slice(0, i));
    if (after === null || silentDays <= after) continue;
    return {
      kind: 'returned',
      startedOn: day,
      strength: 1 - after / silentDays,
      evidence: { returnedOn: day, silentDays, usualGapDays: order.usualGapDays },
    };
  }
  return null;
}
