import { setTimeout as pause } from 'node:timers/promises';
import type { BackendClasses, BulkJobOptions, IQueueBackend } from 'bullmq';
import { nameProblem } from '../shared/name-problem.ts';
import type { Logger } from './logger.ts';
import type { Bell, JobQueue } from './queue.ts';

/** How those who ring and those who answer connect. */
export interface QueueConnections<Connection> {
  producer: Connection;
  worker: Connection;
}

export const QUEUE_NAME = 'rytmi';

/** When a worker gives no sign this long (a sound event loop never stands still so long), its job goes to another. */
const LOCK_MS = 10_000;
/** Together with the lock: work goes on within 20 s of whatever ended it. */
const LOOK_FOR_DEAD_WORKERS_MS = 5_000;
/** Deaths are counted in job_run, over all bells; here they would end a job without a word. */
const DEATHS_ALLOWED = 1_000;

/** For writing down what came of the last jobs, and for the servers' goodbye; one that vanished without a word says none. */
const GOODBYE_MS = 5_000;

const LIFE = {
  lockDuration: LOCK_MS,
  stalledInterval: LOOK_FOR_DEAD_WORKERS_MS,
  maxStalledCount: DEATHS_ALLOWED,
};

/** The history stands in job_run; a finished bell kept here would swallow the next one with its id. */
const NOTHING_KEPT = { removeOnComplete: true, removeOnFail: true };

type Data = Bell['data'];

/** The queue on either engine. */
export async function createBullQueue<Backend extends IQueueBackend, Connection>(
  { Queue, Worker }: BackendClasses<Backend, Connection>,
  connections: QueueConnections<Connection>,
  log: Logger,
): Promise<JobQueue> {
  const queue = new Queue<Data, void>(QUEUE_NAME, { connection: connections.producer });
  // Without a listener, a lost connection would end the process.
  queue.on('error', (error) => log.warn({ problem: nameProblem(error) }, 'queue connection'));
  await queue.waitUntilReady();
  return {
    async ring(bells) {
      const jobs = bells.map((bell) => ({ name: bell.name, data: bell.data, opts: bellOptions(bell) }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    async ringRepeatedly(name, pattern) {
      const standing = await queue.getJobScheduler(name);
      if (standing?.pattern === pattern) return;
      await queue.upsertJobScheduler(name, { pattern, tz: 'UTC' }, { name, data: {}, opts: NOTHING_KEPT });
    },
    async startWorker(answer, { concurrency }) {
      const options = { ...LIFE, connection: connections.worker, concurrency };
      const underWay = new Set<Promise<void>>();
      const keep = async (bell: Pick<Bell, 'name' | 'data'>) => {
        const answered = answer(bell).finally(() => underWay.delete(answered));
        underWay.add(answered);
        return answered;
      };
      const worker = new Worker<Data, void>(QUEUE_NAME, ({ name, data }) => keep({ name, data }), options);
      worker.on('error', (error) => log.warn({ problem: nameProblem(error) }, 'worker connection'));
      worker.on('stalled', (jobId) => log.warn({ jobId }, 'a worker died or hung; its job starts again'));
      await worker.waitUntilReady();
      return { close: () => closeInTime(worker.close(), underWay) };
    },
    close: () => queue.close(),
  };
}

/** Waits for the bells being answered, however long that takes, and then not for ever for what is left to do. */
async function closeInTime(closing: Promise<void>, underWay: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = new AbortController();
  const ended = closing.finally(() => closed.abort());
  do {
    await Promise.allSettled(underWay);
    await Promise.race([ended, pause(GOODBYE_MS, undefined, { signal: closed.signal }).catch(() => ended)]);
  } while (underWay.size > 0);
}

function bellOptions({ jobId, attempts, backoffSeconds, priority }: Bell): BulkJobOptions {
  return {
    ...NOTHING_KEPT,
    ...(jobId === undefined ? {} : { jobId }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(priority === undefined ? {} : { priority }),
    ...(backoffSeconds === undefined ? {} : { backoff: exponential(backoffSeconds) }),
  };
}

function exponential(firstSeconds: number) {
  return { type: 'exponential', delay: firstSeconds * 1_000 };
}
