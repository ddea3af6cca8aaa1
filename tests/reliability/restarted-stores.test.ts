import { expect, onTestFinished, test } from 'vitest';
import { emptyTheQueue } from '../support/empty-the-queue.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { waitUntil } from '../support/wait-until.ts';
import { openFleet, type WorkerFleet } from '../support/worker-fleet.ts';

const POSTGRES_RESTARTS = howOften({ short: 3, long: 30 });
const REDIS_RESTARTS = howOften({ short: 2, long: 20 });
const EMPTYINGS = howOften({ short: 1, long: 5 });
const MAILS_EACH = 200;
/** So slow that something is on the line, and more waits, whenever it breaks. */
const PAUSE_MS = 200;
const WORKERS = 2;
const CONNECTIONS = 5;
const PATIENCE = howPatient({ short: 400_000, long: 3_600_000 });
const SEED = testSeed();

const redis = QUEUE_BACKENDS.includes('redis') ? await startRedis() : null;

/** Breaks something under workers at work, again and again, and judges what came of their mails. */
async function breakOften(
  what: string,
  fleet: WorkerFleet,
  times: number,
  breakIt: () => Promise<void>,
): Promise<void> {
  onTestFinished(fleet.close);
  const random = seededRandom(SEED);
  fleet.sink.setPause(PAUSE_MS);
  await Promise.all(Array.from({ length: WORKERS }, fleet.start));
  let longestMs = 0;
  const howFar = sayHowFar(what, times);
  for (let time = 0; time < times; time++) {
    await fleet.untilTaken(time * MAILS_EACH + 1 + Math.floor((random() * MAILS_EACH) / 2));
    await breakIt();
    const [brokenAt, before] = [performance.now(), fleet.sink.taken.size];
    await waitUntil(
      `mails go again after ${what}`,
      () => fleet.sink.taken.size > before + CONNECTIONS * WORKERS,
      90_000,
    );
    longestMs = Math.max(longestMs, performance.now() - brokenAt);
    howFar(time + 1);
  }
  const alive = fleet.workers.filter(({ child }) => child.exitCode === null).length;
  const { longestInHandMs, ...report } = await fleet.untilDone();
  const seconds = (ms: number) => Math.ceil(ms / 1_000);
  const howMany = `${times} in ${report.mails} mails, mails went again within ${seconds(longestMs)} s, the last doubt shown after ${seconds(longestInHandMs)} s`;
  printProof({ what, howMany, ...report, seed: SEED });
  expect(report).toMatchObject({ lost: 0, twice: 0 });
  expect(report.uncertain).toBeLessThanOrEqual(times * WORKERS * CONNECTIONS);
  expect(seconds(longestInHandMs), 'seconds until a doubt is shown').toBeLessThanOrEqual(60);
  expect(seconds(longestMs), 'seconds until mails go again').toBeLessThanOrEqual(20);
  expect(alive, 'workers that lived on').toBe(WORKERS);
  for (const worker of fleet.workers) expect((await worker.end('SIGTERM')).code, worker.said()).toBe(0);
}

test(
  'Postgres that is restarted at once under workers at work loses no mail and has none sent twice',
  async () => {
    const postgres = await startOwnPostgres();
    const fleet = await openFleet(POSTGRES_RESTARTS * MAILS_EACH, null, postgres);
    await breakOften('Postgres immediate restart', fleet, POSTGRES_RESTARTS, postgres.restartAtOnce);
  },
  PATIENCE,
);

test.runIf(redis)(
  'Redis that loses its power under workers at work loses no mail and has none sent twice',
  async () => {
    if (!redis) return;
    const fleet = await openFleet(REDIS_RESTARTS * MAILS_EACH, redis.url);
    await breakOften('Redis restart', fleet, REDIS_RESTARTS, async () => {
      await redis.stop('SIGKILL');
      await redis.start();
    });
  },
  PATIENCE,
);

test.each(QUEUE_BACKENDS)(
  'a queue on %s that is emptied under workers at work loses no mail and has none sent twice',
  async (backend) => {
    const redisUrl = backend === 'redis' && redis ? redis.url : null;
    const fleet = await openFleet(EMPTYINGS * MAILS_EACH, redisUrl);
    await breakOften(`queue on ${backend} emptied`, fleet, EMPTYINGS, () =>
      emptyTheQueue(fleet.db, redisUrl),
    );
  },
  PATIENCE,
);
