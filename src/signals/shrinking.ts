import type { Shrinking } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { trendSignal } from './trend-signal.ts';

/** A customer that goes on ordering, but well below its own year before, more than chance and the season explain. */
export function findShrinking(input: SignalCase): Shrinking | null {
  const trend = trendSignal(input, 'shrinking');
  return trend && { kind: 'shrinking', ...trend };
}
