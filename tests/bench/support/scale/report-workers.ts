import { startBenchRedis } from './bench-redis.ts';
import { playWithWorkers, type WorkerNight, type WorkerNights } from './play-workers.ts';

/** A night as it is printed, and the seconds of the quickest one by two workers. */
interface PlayedWorkers {
  rows: Readonly<Record<string, object>>;
  twoSeconds: number | null;
  /** Of the worker that took most memory in any of the nights. */
  peakMb: number | null;
}

/** Plays the same night with each number of workers on both queues, and once with one of the most killed. */
export async function playAllWorkers(
  nights: Omit<WorkerNights, 'redisUrl'>,
  numbers: readonly number[],
): Promise<PlayedWorkers> {
  const redis = await startBenchRedis();
  const rows: Record<string, object> = {};
  const byTwo: number[] = [];
  const peaks: number[] = [];
  try {
    for (const redisUrl of redis ? [null, redis.url] : [null])
      await playOnQueue({ ...nights, redisUrl }, numbers, { rows, byTwo, peaks });
  } finally {
    await redis?.stop();
  }
  return {
    rows,
    twoSeconds: byTwo.length > 0 ? Math.min(...byTwo) : null,
    peakMb: peaks.length > 0 ? Math.max(...peaks) : null,
  };
}

async function playOnQueue(
  nights: WorkerNights,
  numbers: readonly number[],
  { rows, byTwo, peaks }: { rows: Record<string, object>; byTwo: number[]; peaks: number[] },
): Promise<void> {
  const queue = nights.redisUrl ? 'Redis' : 'Postgres';
  let first: WorkerNight | null = null;
  let last: WorkerNight | null = null;
  for (const workers of numbers) {
    last = await playWithWorkers(nights, workers);
    first ??= last;
    if (workers === 2) byTwo.push(last.seconds);
    if (last.peakMb !== null) peaks.push(last.peakMb);
    rows[`${queue}, ${workers} worker${workers > 1 ? 's' : ''}`] = rowOf(last, first);
  }
  const most = numbers.at(-1) ?? 0;
  if (!first || !last || most < 2) return;
  const killed = await playWithWorkers(nights, most, true);
  // Its share of what was left to do is the others', and no more.
  const cost = `${(killed.seconds / last.seconds).toFixed(2)} times as long`;
  rows[`${queue}, ${most} workers, one killed`] = { ...rowOf(killed, first), cost };
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
    'MB of a worker': night.peakMb === null ? '' : Math.round(night.peakMb),
    'same night': isSame ? 'yes' : 'NO',
  };
}
