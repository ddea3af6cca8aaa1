import type { Database } from '../platform/database.ts';
import type { Bell, JobQueue } from '../platform/queue.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Supplier } from '../shared/supplier.ts';
import { duePeriod, stretchOf } from './due-period.ts';
import type { Job } from './job.ts';
import { countOpenRuns, type OpenRun, openRuns, takeRunsToRing } from './job-run-store.ts';
import type { Need } from './schedule.ts';

/** What is found at one tick is not taken for what was done at the one before. */
const TICK_MINUTES = 0.5;

export interface PlanDeps {
  db: Database;
  now: () => Date;
  queue: JobQueue;
  supplier: Pick<Supplier, 'timeZone' | 'country'>;
  jobs: readonly Job[];
}

/**
 * Asks Postgres what is due, writes it down, and rings for all that is open and unheard. Called too often it does
 * nothing; called late it catches up; after the queue has lost its bells it rings them again. Answers how many it rang.
 */
export async function planDueWork(deps: PlanDeps): Promise<number> {
  const now = deps.now();
  for (const job of deps.jobs) {
    await openRuns(deps.db, job.name, await findNeeds(deps, job, now), now);
  }
  const runs = await takeRunsToRing(deps.db, now);
  await deps.queue.ring(runs.flatMap((run) => bellFor(deps.jobs, run)));
  return runs.length;
}

async function findNeeds({ db, supplier }: PlanDeps, { name, when }: Job, now: Date): Promise<Need[]> {
  switch (when.kind) {
    case 'bell':
      return [];
    case 'daily':
    case 'weekly':
    case 'every': {
      const due = duePeriod(when, now, supplier);
      return due ? [{ period: due.period, payload: { day: due.day } }] : [];
    }
    case 'for-each':
      return when.find(db, now);
    case 'while': {
      const wanted = await when.count(db, now);
      const missing = wanted === 0 ? 0 : wanted - (await countOpenRuns(db, name));
      const stretch = stretchOf(now, TICK_MINUTES);
      return Array.from({ length: Math.max(0, missing) }, (_, nth) => ({
        period: nth === 0 ? stretch : `${stretch}-${nth + 1}`,
        payload: {},
      }));
    }
    default:
      return assertNever(when);
  }
}

/** A run of a job that this version does not know stays open for one that does. */
function bellFor(jobs: readonly Job[], { job: name, period }: OpenRun): Bell[] {
  const job = jobs.find((one) => one.name === name);
  if (!job) return [];
  const { attempts, backoffSeconds, priority } = job;
  return [
    {
      name,
      data: { period },
      jobId: `${name}-${period}`,
      attempts,
      backoffSeconds,
      ...(priority === undefined ? {} : { priority }),
    },
  ];
}
