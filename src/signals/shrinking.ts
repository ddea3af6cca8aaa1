import type { Shrinking } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { trendSignal } from './trend-signal.ts';

/** A customer whose last complete months lie well below the ones before, more than its own ups and downs explain. */
export function findShrinking(input: SignalCase): Shrinking | null {
  const finding = trendSignal(input, (change) => change <= -input.thresholds.shrinkingChange);
  return finding && { kind: 'shrinking', ...finding };
}
