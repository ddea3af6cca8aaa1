import { setTimeout as pause } from 'node:timers/promises';
import { ALL_JOBS } from '../../../../src/jobs/all-jobs.ts';
import { duePeriod } from '../../../../src/jobs/due-period.ts';
import { planDueWork } from '../../../../src/jobs/plan-due-work.ts';
import { startReview } from '../../../../src/nurture/start-review.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { Logger } from '../../../../src/platform/logger.ts';
import { openQueue } from '../../../../src/platform/open-queue.ts';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { Supplier } from '../../../../src/shared/supplier.ts';
import { type BenchWorker, startBenchWorker, type WorkerPlace } from './bench-worker.ts';

const LOOK_EVERY_MS = 100;
/** Part of the batches that are done when a worker is killed. */
const KILL_AT = 0.3;

export interface WorkerNights extends WorkerPlace {
  db: Database;
  log: Logger;
  supplier: Supplier;
  day: Day;
}

type Effects = Omit<WorkerNight, 'seconds' | 'peakMb'>;

export interface WorkerNight {
  seconds: number;
  messages: number;
  calls: number;
  /** Customers with more than one message or call of this night. */
  twice: number;
  /** Of the worker that took most; null where the system does not tell. */
  peakMb: number | null;
}

/** The same night from its beginning by so many worker processes; `killOne` ends one of them midway without warning. */
export async function playWithWorkers(
  nights: WorkerNights,
  workers: number,
  killOne = false,
): Promise<WorkerNight> {
  const { db, day } = nights;
  await forgetNight(db, day);
  await settleClock(nights);
  const running = await Promise.all(Array.from({ length: workers }, () => startBenchWorker(nights)));
  const startedAt = performance.now();
  await ringForNight(nights);
  if (killOne) await killMidway(db, day, running);
  while ((await countBatches(db, day)).waiting > 0) await pause(LOOK_EVERY_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  const peaks = running.map((worker) => worker.peakMb()).filter((mb) => mb !== null);
  await Promise.all(running.map((worker) => worker.end('SIGTERM')));
  return { seconds, ...(await countEffects(db, day)), peakMb: peaks.length > 0 ? Math.max(...peaks) : null };
}

async function killMidway(db: Database, day: Day, running: BenchWorker[]): Promise<void> {
  for (;;) {
    const { waiting, all } = await countBatches(db, day);
    if (waiting < all * (1 - KILL_AT)) break;
    await pause(LOOK_EVERY_MS);
  }
  await running.pop()?.end('SIGKILL');
}

async function ringForNight({ db, log, supplier, day, ...place }: WorkerNights): Promise<void> {
  await startReview({ db }, { day });
  const queue = await openQueue({ ...place, concurrency: 1 }, log);
  const jobs = ALL_JOBS.filter(({ name }) => name === 'review-batch');
  await planDueWork({ db, now: () => new Date(), queue, supplier, jobs });
  await queue.close();
}

/** What the clock has made due today is no part of that night. */
async function settleClock({ db, supplier }: WorkerNights): Promise<void> {
  for (const { name, when } of ALL_JOBS) {
    if (when.kind !== 'daily' && when.kind !== 'weekly') continue;
    const due = duePeriod(when, new Date(), supplier);
    if (!due) continue;
    await db.$client.query(
      `insert into job_run (job, period, payload, state) values ($1, $2, '{}', 'done') on conflict do nothing`,
      [name, due.period],
    );
  }
}

async function forgetNight(db: Database, day: Day): Promise<void> {
  const on = isoFromDay(day);
  const ofNight = `(select id from message where decided_on = '${on}')`;
  for (const statement of [
    `delete from message_item where message_id in ${ofNight}`,
    `delete from message_move where message_id in ${ofNight}`,
    `delete from message where decided_on = '${on}'`,
    `delete from call_task where raised_on = '${on}'`,
    `delete from decision where day = '${on}'`,
    `delete from review_batch where day = '${on}'`,
    `delete from review_run where day = '${on}'`,
    `delete from job_run where job in ('review-batch', 'after-review')`,
    'vacuum analyze',
  ])
    await db.$client.query(statement);
}

async function countBatches(db: Database, day: Day): Promise<{ waiting: number; all: number }> {
  const { rows } = await db.$client.query<{ waiting: number; all: number }>(
    `select count(*) filter (where state = 'waiting')::int as waiting, count(*)::int as all from review_batch where day = $1`,
    [isoFromDay(day)],
  );
  return rows[0] ?? { waiting: 0, all: 0 };
}

async function countEffects(db: Database, day: Day): Promise<Effects> {
  const { rows } = await db.$client.query<Effects>(
    `with one as (
       select customer_id, true as is_message from message where decided_on = $1
       union all select customer_id, false from call_task where raised_on = $1)
     select count(*) filter (where is_message)::int as messages, count(*) filter (where not is_message)::int as calls,
       (count(*) - count(distinct customer_id))::int as twice from one`,
    [isoFromDay(day)],
  );
  return rows[0] ?? { messages: 0, calls: 0, twice: 0 };
}
