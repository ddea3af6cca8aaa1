import type { Queryable } from '../platform/database.ts';
import { claimTask } from './claim-store.ts';
import { orderTurns, type Turn } from './order-turns.ts';

/**
 * Puts the first free card of the day on somebody's desk. Whatever a colleague reached for in the same moment is passed
 * over. Answers its number; null when nothing is free.
 */
export async function takeNextCall({ db }: { db: Queryable }, turn: Turn): Promise<number | null> {
  const { staffId, now } = turn;
  for (const card of orderTurns(turn)) {
    if (await claimTask(db, { taskId: card.id, staffId, now })) return card.id;
  }
  return null;
}
