import { startBenchRedis } from './bench-redis.ts';
import { playWithWorkers, type WorkerNight, type WorkerNights } from './play-workers.ts';

/** Plays the same night with each number of workers on both queues, and once with one of them killed; prints the speed-up. */
export async function reportWorkers(
  nights: Omit<WorkerNights, 'redisUrl'>,
  numbers: readonly number[],
): Promise<void> {
  const redis = await startBenchRedis();
  const rows: Record<string, object> = {};
  for (const redisUrl of redis ? [null, redis.url] : [null]) {
    const queue = redisUrl ? 'Redis' : 'Postgres';
    const place = { ...nights, redisUrl };
    let first: WorkerNight | null = null;
    for (const workers of numbers) {
      const night = await playWithWorkers(place, workers);
      first ??= night;
      rows[`${queue}, ${workers} worker${workers > 1 ? 's' : ''}`] = rowOf(night, first);
    }
    const most = Math.max(...numbers);
    if (first && most > 1)
      rows[`${queue}, ${most} workers, one killed`] = rowOf(await playWithWorkers(place, most, true), first);
  }
  console.table(rows);
  await redis?.stop();
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
