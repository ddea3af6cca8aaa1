import type { CareModel } from '../decisions/care-model.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { findTask, putTaskOff } from './call-task-store.ts';

export type SnoozeProblem = 'no-such-task' | 'already-closed' | 'until-not-later';

/** Puts a call off until a later day. It does not expire while it sleeps. */
export async function snoozeCall(
  deps: { db: Queryable; settings: CareModel['calls'] },
  input: { taskId: number; until: Day; today: Day },
): Promise<Result<null, SnoozeProblem>> {
  if (input.until <= input.today) return no('until-not-later');
  if (await putTaskOff(deps.db, input.taskId, input.until, deps.settings.retryAfterDays)) return ok(null);
  return no((await findTask(deps.db, input.taskId)) ? 'already-closed' : 'no-such-task');
}
