import type { CareModel } from '../decisions/care-model.ts';
import type { Database, Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { type CallOutcome, findOutcomeFault, type OutcomeFault } from './call-outcome.ts';
import { type AfterCall, followOutcome } from './follow-outcome.ts';
import { addFollowUp, addOutcome, lockTask, moveTask } from './outcome-store.ts';

export interface RecordOutcomeDeps {
  db: Database;
  settings: CareModel['calls'];
  /** Closes the customer's open complaints in this transaction and answers how many there were. */
  closeComplaints(tx: Queryable, customerId: number, day: Day): Promise<number>;
}

export interface OutcomeRecord extends CallOutcome {
  taskId: number;
  /** Who called; null when nobody said. */
  byPerson: number | null;
  today: Day;
  /** Attempts as the person saw them; another number means that a form was sent twice. Null does not look. */
  attemptsSeen: number | null;
}

export type OutcomeProblem = OutcomeFault | 'no-such-task' | 'already-closed' | 'recorded-meanwhile';

/**
 * Records what was heard and lets it work: no answer → asleep until the retry, a talk → done and cooling down, a date →
 * a follow-up on that day, a settled complaint → closed, so that selling may go on. All in one transaction.
 */
export function recordOutcome(
  deps: RecordOutcomeDeps,
  record: OutcomeRecord,
): Promise<Result<AfterCall & { complaintsClosed: number }, OutcomeProblem>> {
  return deps.db.transaction(async (tx) => {
    const fault = findOutcomeFault(record, record.today);
    if (fault) return no(fault);
    const task = await lockTask(tx, record.taskId);
    if (!task) return no('no-such-task');
    if (task.state !== 'open' && task.state !== 'snoozed') return no('already-closed');
    if (record.attemptsSeen !== null && record.attemptsSeen !== task.attempts)
      return no('recorded-meanwhile');
    const after = followOutcome(record, task.attempts + 1, record.today, deps.settings);
    await addOutcome(tx, task, record.byPerson, record.today, outcomeOf(record));
    await moveTask(tx, task, after, record.today, deps.settings.retryAfterDays);
    if (after.state === 'done' && after.followUpOn !== null) {
      const { expireAfterDays } = deps.settings;
      const person = record.byPerson ?? task.assignedTo;
      await addFollowUp(tx, task, { on: after.followUpOn, today: record.today, expireAfterDays, person });
    }
    const complaintsClosed = record.complaintClosed
      ? await deps.closeComplaints(tx, task.customerId, record.today)
      : 0;
    return ok({ ...after, complaintsClosed });
  });
}

function outcomeOf(record: OutcomeRecord): CallOutcome {
  const { reached, mood, leavingReason, reasonRight, note, followUpOn, complaintClosed } = record;
  return { reached, mood, leavingReason, reasonRight, note, followUpOn, complaintClosed };
}
