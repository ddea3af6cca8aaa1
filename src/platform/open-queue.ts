import { createPostgresBackend, createRedisBackend, type Queue, withBackend } from 'bullmq';
import { nameProblem } from '../shared/name-problem.ts';
import { createBullQueue, QUEUE_NAME } from './bullmq-queue.ts';
import type { Logger } from './logger.ts';
import { migrateQueue, postgresConnections } from './postgres-queue.ts';
import type { JobQueue } from './queue.ts';
import { redisConnections, refuseForgetfulRedis } from './redis-queue.ts';

export interface QueuePlace {
  databaseUrl: string;
  /** Null: the queue stands in Postgres. */
  redisUrl: string | null;
  /** Bells a worker answers at a time. */
  concurrency: number;
}

/**
 * Opens the queue: BullMQ on Postgres, in a schema of its own, or on Redis where one is named. Rejects with a sentence
 * to act on when the Redis does not answer or is set to forget keys.
 */
export async function openQueue(place: QueuePlace, log: Logger): Promise<JobQueue> {
  if (place.redisUrl) {
    await refuseForgetfulRedis(place.redisUrl);
    return createBullQueue(withBackend(createRedisBackend), redisConnections(place.redisUrl), log);
  }
  await migrateQueue(place.databaseUrl);
  return createBullQueue(withBackend(createPostgresBackend), postgresConnections(place), log);
}

/** The same queue, only to look at. Rejects as `openQueue` does. */
export async function openShownQueue(place: QueuePlace, log: Logger): Promise<Queue> {
  const queue = await connectShown(place);
  // Without a listener, a lost connection would end the process.
  queue.on('error', (error) => log.warn({ problem: nameProblem(error) }, 'queue board connection'));
  await queue.waitUntilReady();
  return queue;
}

async function connectShown(place: QueuePlace): Promise<Queue> {
  if (place.redisUrl) {
    await refuseForgetfulRedis(place.redisUrl);
    const { producer } = redisConnections(place.redisUrl);
    return new (withBackend(createRedisBackend).Queue)(QUEUE_NAME, { connection: producer });
  }
  await migrateQueue(place.databaseUrl);
  const { producer } = postgresConnections(place);
  const queue = new (withBackend(createPostgresBackend).Queue)(QUEUE_NAME, { connection: producer });
  // The types of both engines differ in how they connect alone.
  return queue as unknown as Queue;
}
