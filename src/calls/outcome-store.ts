import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import type { CallOutcome } from './call-outcome.ts';
import { callOutcomeTable, callTaskTable } from './call-table.ts';
import type { AfterCall } from './follow-outcome.ts';

export type CallTask = typeof callTaskTable.$inferSelect;

/** The task, held against every other writer until the transaction ends. */
export async function lockTask(tx: Queryable, id: number): Promise<CallTask | undefined> {
  const [task] = await tx.select().from(callTaskTable).where(eq(callTaskTable.id, id)).for('update');
  return task;
}

export async function addOutcome(
  tx: Queryable,
  task: CallTask,
  byPerson: number | null,
  today: Day,
  outcome: CallOutcome,
): Promise<void> {
  await tx.insert(callOutcomeTable).values({
    ...outcome,
    taskId: task.id,
    customerId: task.customerId,
    byPerson,
    followUpOn: outcome.followUpOn === null ? null : isoFromDay(outcome.followUpOn),
    on: isoFromDay(today),
  });
}

/** Moves the task on from the state it was locked in. */
export async function moveTask(
  tx: Queryable,
  task: CallTask,
  after: AfterCall,
  today: Day,
  graceDays: number,
): Promise<void> {
  const next =
    after.state === 'done'
      ? { closedOn: isoFromDay(today), snoozedUntil: null }
      : {
          snoozedUntil: isoFromDay(after.until),
          // It must not expire while it sleeps, nor on the morning it wakes.
          expiresOn: sql`greatest(${callTaskTable.expiresOn}, ${isoFromDay(after.until + graceDays)}::date)`,
        };
  await tx
    .update(callTaskTable)
    .set({
      ...next,
      state: after.state,
      because: after.because,
      attempts: sql`${callTaskTable.attempts} + 1`,
    })
    .where(and(eq(callTaskTable.id, task.id), eq(callTaskTable.state, task.state)));
}

/** The promised call: asleep until its day, with the reasons of the one it follows, in the hands of who promised it. */
export async function addFollowUp(
  tx: Queryable,
  task: CallTask,
  promise: { on: Day; today: Day; expireAfterDays: number; person: number | null },
): Promise<void> {
  await tx.insert(callTaskTable).values({
    customerId: task.customerId,
    state: 'snoozed',
    purpose: 'follow-up',
    signals: task.signals,
    stakeCents: task.stakeCents,
    probability: task.probability,
    raisedOn: isoFromDay(promise.today),
    expiresOn: isoFromDay(promise.on + promise.expireAfterDays),
    snoozedUntil: isoFromDay(promise.on),
    assignedTo: promise.person,
    because: 'promised',
  });
}
