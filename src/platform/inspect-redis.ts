import { Redis } from 'ioredis';

const ANSWER_WITHIN_MS = 5_000;

/** How a Redis keeps what it is told. Rejects when it does not answer. */
export async function inspectRedis(url: string): Promise<{ policy: string; appendOnly: boolean }> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: ANSWER_WITHIN_MS,
  });
  // Told by the rejection; without a listener the library prints it too.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const told = `${await redis.info('memory')}\n${await redis.info('persistence')}`;
    const policy = /maxmemory_policy:(\S+)/.exec(told)?.[1] ?? 'noeviction';
    return { policy, appendOnly: /aof_enabled:1/.test(told) };
  } finally {
    redis.disconnect();
  }
}
