import { startBenchRedis } from './bench-redis.ts';
import { playWithWorkers, type WorkerNight, type WorkerNights } from './play-workers.ts';

/** Plays the same night with each number of workers on both queues, and once with one of them killed; prints the speed-up. */
export async function reportWorkers(
  nights: Omit<WorkerNights, 'redisUrl'>,
  numbers: readonly number[],
): Promise<void> {
  const redis = await startBenchRedis();
  const rows: Record<string, object> = {};
  try {
    for (const redisUrl of redis ? [null, redis.url] : [null])
      Object.assign(rows, await playOnQueue({ ...nights, redisUrl }, numbers));
  } finally {
    await redis?.stop();
  }
  console.table(rows);
}

async function playOnQueue(nights: WorkerNights, numbers: readonly number[]) {
  const queue = nights.redisUrl ? 'Redis' : 'Postgres';
  const rows: Record<string, object> = {};
  let first: WorkerNight | null = null;
  for (const workers of numbers) {
    const night = await playWithWorkers(nights, workers);
    first ??= night;
    rows[`${queue}, ${workers} worker${workers > 1 ? 's' : ''}`] = rowOf(night, first);
  }
  const most = Math.max(...numbers);
  if (first && most > 1)
    rows[`${queue}, ${most} workers, one killed`] = rowOf(await playWithWorkers(nights, most, true), first);
  return rows;
}

function rowOf(night: WorkerNight, first: WorkerNight) {
  const isSame = night.messages === first.messages && night.calls === first.calls;
  if (!isSame || night.twice > 0) process.exitCode = 1;
  return {
    seconds: night.seconds.toFixed(1),
    'speed-up': (first.seconds / night.seconds).toFixed(2),
    messages: night.messages,
    calls: night.calls,
    twice: night.twice,
    'same night': isSame ? 'yes' : 'NO',
  };
}
