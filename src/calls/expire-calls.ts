import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { expireTasks } from './call-task-store.ts';

/**
 * Closes the calls nobody made by their day, with a note. Answers how many. Idempotent; the finding may raise a new call
 * on a later night if it still holds.
 */
export function expireCalls(deps: { db: Queryable }, input: { today: Day }): Promise<number> {
  return expireTasks(deps.db, input.today);
}
