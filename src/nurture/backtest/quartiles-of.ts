import { percentile } from '../../rhythm/percentile.ts';
import type { Quartiles } from './backtest-report.ts';

/** Whole days; null for none. */
export function quartilesOf(days: readonly number[]): Quartiles | null {
  if (days.length === 0) return null;
  const ascending = days.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(percentile(ascending, share));
  return [at(0.25), at(0.5), at(0.75)];
}
