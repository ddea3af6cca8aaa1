import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import { createBullQueue } from './bullmq-queue.ts';
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
