import { and, eq, lte, sql } from 'drizzle-orm';
import { jobRunTable } from '../nurture/job-run-table.ts';
import type { Database } from '../platform/database.ts';
import type { Payload } from './payload.ts';
import type { Need } from './schedule.ts';

/** A bell is rung again after this long. Where the queue still has it, waiting or being answered, that does nothing. */
const RING_AGAIN_SECONDS = 60;

export interface OpenRun {
  job: string;
  period: string;
}

/** Writes down what is to be done. What stands already, done or not, is left as it is. */
export async function openRuns(db: Database, job: string, needs: readonly Need[], now: Date): Promise<void> {
  if (needs.length === 0) return;
  await db
    .insert(jobRunTable)
    .values(needs.map((need) => ({ job, ...need, ringAt: now, plannedAt: now })))
    .onConflictDoNothing();
}

export async function countOpenRuns(db: Database, job: string): Promise<number> {
  return db.$count(jobRunTable, and(eq(jobRunTable.job, job), eq(jobRunTable.state, 'open')));
}

/** Takes the open runs that nobody rang for lately; of two planners at once, one gets each. */
export async function takeRunsToRing(db: Database, now: Date): Promise<OpenRun[]> {
  return db
    .update(jobRunTable)
    .set({ ringAt: secondsAfter(now, RING_AGAIN_SECONDS) })
    .where(and(eq(jobRunTable.state, 'open'), lte(jobRunTable.ringAt, now)))
    .returning({ job: jobRunTable.job, period: jobRunTable.period });
}

/**
 * Begins a try, and counts it before anything is done, so that a try which kills its worker counts too. Null when there
 * is nothing left to do.
 */
export async function beginTry(
  db: Database,
  run: OpenRun,
  now: Date,
): Promise<{ payload: Payload; attempts: number } | null> {
  const [begun] = await db
    .update(jobRunTable)
    .set({
      attempts: sql`${jobRunTable.attempts} + 1`,
      beganAt: now,
      ringAt: secondsAfter(now, RING_AGAIN_SECONDS),
    })
    .where(isOpen(run))
    .returning({ payload: jobRunTable.payload, attempts: jobRunTable.attempts });
  return begun ?? null;
}

export async function endRun(
  db: Database,
  run: OpenRun,
  end: { state: 'done' | 'cancelled' | 'failed'; problem: string | null },
  now: Date,
): Promise<void> {
  await db
    .update(jobRunTable)
    .set({ ...end, finishedAt: now })
    .where(isOpen(run));
}

/** Leaves a run open until later: after a failed try, or put off (`counted: false`), which uses up none. */
export async function putOff(
  db: Database,
  run: OpenRun,
  until: { ringAt: Date; problem: string; counted: boolean },
): Promise<void> {
  const { ringAt, problem, counted } = until;
  const attempts = counted ? jobRunTable.attempts : sql`${jobRunTable.attempts} - 1`;
  await db
    .update(jobRunTable)
    .set({ ringAt, problem, attempts: sql`${attempts}` })
    .where(isOpen(run));
}

function isOpen({ job, period }: OpenRun) {
  return and(eq(jobRunTable.job, job), eq(jobRunTable.period, period), eq(jobRunTable.state, 'open'));
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1_000);
}
