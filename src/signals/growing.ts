import type { Growing } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { trendSignal } from './trend-signal.ts';

/** A customer whose last complete months lie well above the ones before, more than its own ups and downs explain. */
export function findGrowing(input: SignalCase): Growing | null {
  const finding = trendSignal(input, (change) => change >= input.thresholds.growingChange);
  return finding && { kind: 'growing', ...finding };
}
