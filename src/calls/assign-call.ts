import type { Queryable } from '../platform/database.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { findTask, moveToPerson } from './call-task-store.ts';

export type AssignProblem = 'no-such-task' | 'already-closed' | 'in-another-hand';

/**
 * Gives a call to a person, with a note for whoever takes over. `from` is the hand it was seen in, null for nobody's:
 * when it has changed hands meanwhile nothing happens, so that two people never hold the same card.
 */
export async function assignCall(
  deps: { db: Queryable },
  input: { taskId: number; from: number | null; to: number; note: string | null; by?: string },
): Promise<Result<null, AssignProblem>> {
  const { taskId, by = null, ...hands } = input;
  if (await moveToPerson(deps.db, taskId, { ...hands, by })) return ok(null);
  const task = await findTask(deps.db, taskId);
  if (!task) return no('no-such-task');
  return no(task.state === 'open' || task.state === 'snoozed' ? 'in-another-hand' : 'already-closed');
}
