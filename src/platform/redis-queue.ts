import type { ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Mistake } from '../shared/mistake.ts';
import type { QueueConnections } from './bullmq-queue.ts';

/** Redis gets this long to answer at the start. */
const FIRST_ANSWER_MS = 5_000;

export function redisConnections(url: string): QueueConnections<ConnectionOptions> {
  return {
    // Whoever rings must know at once that it was not heard; the planner rings again.
    producer: { url, maxRetriesPerRequest: 1, enableOfflineQueue: false },
    // A worker waits for a lost Redis for as long as it takes.
    worker: { url, maxRetriesPerRequest: null },
  };
}

/** Rejects with a sentence to act on when Redis does not answer or would throw keys away when memory runs short. */
export async function refuseForgetfulRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: FIRST_ANSWER_MS,
  });
  const where = new URL(url).host;
  let trouble: Error | undefined;
  redis.on('error', (error) => {
    trouble = error;
  });
  try {
    await redis.connect();
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    if (policy && policy !== 'noeviction') throw new Mistake(evictionSentence(where, policy));
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`REDIS_URL: no Redis answers at ${where} (${(trouble ?? (error as Error)).message})`, {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}

function evictionSentence(where: string, policy: string): string {
  return `REDIS_URL: the Redis at ${where} has maxmemory-policy ${policy} and would throw jobs away when its memory fills up. Set maxmemory-policy to noeviction.`;
}
