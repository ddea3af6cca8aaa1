import type { Today } from './gather-today.ts';

/** Messages of every kind that wait for a person's yes. */
export function waitingCount({ waiting }: Pick<Today, 'waiting'>): number {
  return waiting.reduce((sum, { count }) => sum + count, 0);
}
