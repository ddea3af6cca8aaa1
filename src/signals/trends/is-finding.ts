import type { Changes } from './find-changes.ts';
import type { TrendBase } from './trend-base.ts';
import type { Direction } from './trend-contents.ts';

/** Whether a customer's clearest change in a direction lies beyond the line drawn over the whole base. */
export function isFinding({ enough, buyer }: Changes, direction: Direction, base: TrendBase): boolean {
  const change = enough[direction];
  const { from, swing } = base.cuts[direction][buyer];
  return change !== null && change.surprise / swing >= from;
}
