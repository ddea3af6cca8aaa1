import { findUnknownSettings } from '../nurture/care-model-store.ts';
import { nameProblem } from '../shared/name-problem.ts';
import type { Job } from './job.ts';
import type { JobDeps } from './job-deps.ts';
import { keepTicking } from './keep-ticking.ts';
import { planDueWork } from './plan-due-work.ts';
import { runJobs } from './run-jobs.ts';

/** Ticks come every quarter of a minute, to one worker or another; without any for so long, a worker plans by itself. */
const PLAN_AT_LEAST_EVERY_MS = 90_000;
const LOOK_EVERY_MS = 15_000;

export interface RunningWorker {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Answers bells until stopped, and keeps the planner awake: now, at each tick, and without any when the queue has lost
 * its ticks. Lost connections are waited out.
 */
export async function startWorker(
  parts: Omit<JobDeps, 'plan'>,
  jobs: readonly Job[],
  options: { concurrency: number },
): Promise<RunningWorker> {
  const stopping = new AbortController();
  const planner = createPlanner(parts, jobs);
  const deps = { ...parts, plan: planner.plan };
  await warnOfUnknownSettings(parts);
  const worker = await runJobs(deps, jobs, { ...options, stopping: stopping.signal });
  await planner.tickAndPlan();
  const watchdog = setInterval(planner.planIfForgotten, LOOK_EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(watchdog);
      stopping.abort();
      await worker.close();
    },
  };
}

/** As after an update: nothing stops for it, and nobody should believe that such a setting still does anything. */
async function warnOfUnknownSettings({ db, log }: Pick<JobDeps, 'db' | 'log'>): Promise<void> {
  const unknown = await findUnknownSettings(db);
  if (unknown.length > 0)
    log.warn({ settings: unknown }, 'the care model holds settings that this version does not know');
}

function createPlanner(parts: Omit<JobDeps, 'plan'>, jobs: readonly Job[]) {
  const { db, now, queue, log } = parts;
  let plannedAt = now().getTime();
  const plan = async () => {
    await planDueWork({ ...parts, jobs });
    plannedAt = now().getTime();
  };
  const tickAndPlan = async () => {
    for (const { name, when } of jobs) {
      if (when.kind === 'bell') await keepTicking(db, queue, name, when.pattern);
    }
    await plan();
  };
  const planIfForgotten = () => {
    if (now().getTime() - plannedAt < PLAN_AT_LEAST_EVERY_MS) return;
    log.warn('no tick came; planning without one');
    tickAndPlan().catch((error: Error) => log.warn({ problem: nameProblem(error) }, 'planning failed'));
  };
  return { plan, tickAndPlan, planIfForgotten };
}
