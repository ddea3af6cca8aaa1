import type { PlayedScale } from './play-scale.ts';

/** A figure beside what it should be. */
export interface ScaleGoal {
  what: string;
  /** Null: not asked for. */
  reached: number | null;
  /** Left out or null where there is no such goal. */
  most?: number | null;
  least?: number;
  /** How to ask for it. */
  how?: string;
}

/** Seconds of a step for one customer. */
export function perCustomer({ rows, size }: PlayedScale, title: string): number {
  return (rows.get(title)?.seconds ?? 0) / size.customers;
}

/** One line: whether it was reached, what it is, and the goal. */
export function sayGoal({ what, reached, most, least, how }: ScaleGoal): string {
  if (reached === null) return `not asked  ${what}: ask with ${how}`;
  const goal = least ?? most;
  if (goal === undefined || goal === null) return `no goal    ${what}: ${reached.toFixed(1)}`;
  const isReached = least === undefined ? reached <= goal : reached >= goal;
  return `${isReached ? 'reached   ' : 'MISSED    '} ${what}: ${reached.toFixed(1)} (goal ${least === undefined ? 'at most' : 'at least'} ${goal.toFixed(1)})`;
}
