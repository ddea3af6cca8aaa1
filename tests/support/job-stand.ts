import { createPostgresBackend, Queue, withBackend } from 'bullmq';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import type { Job } from '../../src/jobs/job.ts';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { planDueWork } from '../../src/jobs/plan-due-work.ts';
import { type RunningWorker, startWorker } from '../../src/jobs/start-worker.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { openQueue } from '../../src/platform/open-queue.ts';
import type { JobQueue } from '../../src/platform/queue.ts';
import { emptyTheQueue } from './empty-the-queue.ts';
import { startRedis } from './redis.ts';
import { createTestDatabase } from './test-database.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** Jobs on a real queue and database, under a clock that stands still until it is set. */
export interface JobStand {
  backend: 'postgres' | 'redis';
  /** The database's address. */
  url: string;
  deps: Omit<JobDeps, 'plan'>;
  setClock(iso: string): void;
  /** Seconds. */
  wait(seconds: number): void;
  openQueue(): Promise<JobQueue>;
  plan(jobs: readonly Job[]): Promise<number>;
  /** Stopped by `clear`. */
  work(jobs: readonly Job[], concurrency?: number): Promise<RunningWorker>;
  /** How many schedules ring by themselves, and how many of their next rings are waiting. */
  ticks(): Promise<{ schedules: number; waiting: number }>;
  /** Everything the queue knew is gone, as after FLUSHALL. */
  emptyQueue(): Promise<void>;
  /** Rows of the ledger, by period. */
  runs(job: string): Promise<(typeof jobRunTable.$inferSelect)[]>;
  /** The state of each of these rows. */
  states(job: string): Promise<string[]>;
  /** No worker, an empty ledger and queue. */
  clear(): Promise<void>;
}

const MONDAY_MORNING = '2026-11-23T08:00:00+02:00';

export async function openJobStand(backend: 'postgres' | 'redis'): Promise<JobStand> {
  const { db, url } = await createTestDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  const log = pino({ level: 'silent' });
  let clock = new Date(MONDAY_MORNING);
  const place = { databaseUrl: url, redisUrl: redis?.url ?? null, concurrency: 4 };
  const queue = await openQueue(place, log);
  const workers: RunningWorker[] = [];
  const supplier = { timeZone: 'Europe/Helsinki', country: 'FI' };
  const deps = { db, queue, log, supplier, now: () => clock } as unknown as JobStand['deps'];
  const bull = redis
    ? new Queue('rytmi', { connection: { url: redis.url } })
    : new (withBackend(createPostgresBackend).Queue)('rytmi', {
        connection: { connectionString: url, schema: 'queue', max: 1 },
      });
  whenFileEnds(async () => {
    await bull.close();
    await queue.close();
  });
  const runs: JobStand['runs'] = (job) =>
    db.select().from(jobRunTable).where(eq(jobRunTable.job, job)).orderBy(jobRunTable.period);
  const emptyQueue = () => emptyTheQueue(db, redis?.url ?? null);
  return {
    backend,
    url,
    deps,
    emptyQueue,
    setClock: (iso) => {
      clock = new Date(iso);
    },
    wait: (seconds) => {
      clock = new Date(clock.getTime() + seconds * 1_000);
    },
    ticks: async () => ({
      schedules: await bull.getJobSchedulersCount(),
      waiting: await bull.getJobCountByTypes('delayed', 'waiting', 'active'),
    }),
    openQueue: () => openQueue(place, log),
    plan: (jobs) => planDueWork({ ...deps, jobs }),
    work: async (jobs, concurrency = 4) => {
      const worker = await startWorker(deps, jobs, { concurrency });
      workers.push(worker);
      return worker;
    },
    runs,
    states: async (job) => (await runs(job)).map(({ state }) => state),
    clear: async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      await emptyQueue();
      await db.delete(jobRunTable);
      clock = new Date(MONDAY_MORNING);
    },
  };
}
