import { findReturn } from './find-return.ts';
import type { Returned } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** A customer that ordered again, only days ago, after it had been silent. */
export function findReturned(input: SignalCase): Returned | null {
  const { usualGapDays } = input.rhythm.order;
  if (usualGapDays === null) return null;
  const back = findReturn(input, input.thresholds.returnedWithinDays);
  if (!back) return null;
  const { day, silentDays, afterDays } = back;
  return {
    kind: 'returned',
    startedOn: day,
    strength: 1 - afterDays / silentDays,
    evidence: { returnedOn: day, silentDays, usualGapDays },
  };
}
