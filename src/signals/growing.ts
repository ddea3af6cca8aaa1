import type { Growing } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { trendSignal } from './trend-signal.ts';

/** A customer well above its own year before, more than chance and the season explain. */
export function findGrowing(input: SignalCase): Growing | null {
  const trend = trendSignal(input, 'growing');
  return trend && { kind: 'growing', ...trend };
}
