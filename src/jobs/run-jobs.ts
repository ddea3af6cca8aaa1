import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import type { Bell, QueueWorker } from '../platform/queue.ts';
import { assertNever } from '../shared/assert-never.ts';
import { nameProblem } from '../shared/name-problem.ts';
import type { Job, Outcome } from './job.ts';
import type { JobDeps } from './job-deps.ts';
import { beginTry, endRun, type OpenRun, putOff } from './job-run-store.ts';
import type { Payload } from './payload.ts';
import { runTry } from './run-try.ts';

/** The planner rings this long after the queue should have tried again by itself. */
const QUEUE_MAY_BE_LATE_SECONDS = 60;

type Try = OpenRun & { attempts: number; payload: Payload };

/** Starts answering bells. `stopping` is handed to every job; whoever closes the worker fires it first. */
export function runJobs(
  deps: JobDeps,
  jobs: readonly Job[],
  options: { concurrency: number; stopping: AbortSignal },
): Promise<QueueWorker> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  return deps.queue.startWorker(async (bell) => {
    const job = byName.get(bell.name);
    if (!job) throw new UnrecoverableError(`No job is called ${bell.name}`);
    if (job.when.kind === 'bell') await answerTick(deps, job, options.stopping);
    else await answerBell(deps, job, bell, options.stopping);
  }, options);
}

/** Nothing is written down for a bell that rings by itself: if this one fails, the next comes anyway. */
async function answerTick(deps: JobDeps, job: Job, stopping: AbortSignal): Promise<void> {
  const outcome = await runTry(deps, job, {}, stopping);
  if (outcome.kind === 'fail') throw new Error(nameProblem(outcome.error));
}

/** The row decides whether there is anything to do; the bell only says where to look. */
async function answerBell(
  deps: JobDeps,
  job: Job,
  bell: Pick<Bell, 'data'>,
  stopping: AbortSignal,
): Promise<void> {
  const run = { job: job.name, period: z.string().parse(bell.data.period) };
  const begun = await beginTry(deps.db, run, deps.now());
  if (!begun) return;
  const started = performance.now();
  const outcome: Outcome =
    begun.attempts > job.attempts
      ? { kind: 'fail', error: new Error(`the worker died in each of ${job.attempts} tries`) }
      : await runTry(deps, job, begun.payload, stopping);
  const ms = Math.round(performance.now() - started);
  deps.log.info({ ...run, attempt: begun.attempts, outcome: outcome.kind, ms }, 'job');
  await settle(deps, job, { ...run, ...begun }, outcome);
}

/** The one place where an outcome becomes the row's state and the queue's answer. */
async function settle(deps: JobDeps, job: Job, run: Try, outcome: Outcome): Promise<void> {
  const now = deps.now();
  switch (outcome.kind) {
    case 'done':
      return endRun(deps.db, run, { state: 'done', problem: null }, now);
    case 'snooze':
      return putOff(deps.db, run, { ringAt: outcome.until, problem: outcome.because, counted: false });
    case 'cancel':
      await endRun(deps.db, run, { state: 'cancelled', problem: outcome.because }, now);
      throw new UnrecoverableError(outcome.because);
    case 'fail':
      return settleFailure(deps, job, run, outcome.error);
    default:
      return assertNever(outcome);
  }
}

/** The row counts the tries over all bells and worker deaths, so it has the last word on trying again. */
async function settleFailure(deps: JobDeps, job: Job, run: Try, error: Error): Promise<void> {
  const { db, now, log } = deps;
  const problem = nameProblem(error);
  const last = run.attempts >= job.attempts;
  log.error({ job: run.job, period: run.period, attempt: run.attempts, last, problem }, 'job failed');
  if (last) {
    await job.giveUp?.(deps, run.payload);
    await endRun(db, run, { state: 'failed', problem }, now());
    throw new UnrecoverableError(problem);
  }
  const pauseSeconds = job.backoffSeconds * 2 ** (run.attempts - 1) + QUEUE_MAY_BE_LATE_SECONDS;
  const ringAt = new Date(now().getTime() + pauseSeconds * 1_000);
  await putOff(db, run, { ringAt, problem, counted: true });
  throw new Error(problem);
}
