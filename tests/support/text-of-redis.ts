import { Redis } from 'ioredis';

/** All that a Redis holds: its keys, and what stands under each. */
export async function textOfRedis(url: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const texts: string[] = [];
    for (const key of await redis.keys('*')) texts.push(key, JSON.stringify(await contentOf(redis, key)));
    return texts.join('\n');
  } finally {
    redis.disconnect();
  }
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    // Gone since the keys were listed: a lock that ran out, a job that came to its end.
    case 'none':
      return '';
    default:
      throw new Error(`A queue with a key of the type ${type}`);
  }
}
