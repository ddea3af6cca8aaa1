import { test } from 'vitest';
import { breakOften, MAILS_A_BREAK } from '../support/break-often.ts';
import { emptyTheQueue } from '../support/empty-the-queue.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { openFleet } from '../support/worker-fleet.ts';

const POSTGRES_RESTARTS = howOften({ short: 3, long: 30 });
const REDIS_RESTARTS = howOften({ short: 2, long: 20 });
const EMPTYINGS = howOften({ short: 1, long: 5 });
const PATIENCE = howPatient({ short: 400_000, long: 3_600_000 });

const redis = QUEUE_BACKENDS.includes('redis') ? await startRedis() : null;

test(
  'Postgres that is restarted at once under workers at work loses no mail and has none sent twice',
  async () => {
    const postgres = await startOwnPostgres();
    const fleet = await openFleet(POSTGRES_RESTARTS * MAILS_A_BREAK, null, postgres);
    await breakOften(fleet, {
      what: 'Postgres immediate restart',
      times: POSTGRES_RESTARTS,
      breakIt: postgres.restartAtOnce,
    });
  },
  PATIENCE,
);

test.runIf(redis)(
  'Redis that loses its power under workers at work loses no mail and has none sent twice',
  async () => {
    if (!redis) return;
    const fleet = await openFleet(REDIS_RESTARTS * MAILS_A_BREAK, redis.url);
    const breakIt = async () => {
      await redis.stop('SIGKILL');
      await redis.start();
    };
    await breakOften(fleet, { what: 'Redis restart', times: REDIS_RESTARTS, breakIt });
  },
  PATIENCE,
);

test.each(QUEUE_BACKENDS)(
  'a queue on %s that is emptied under workers at work loses no mail and has none sent twice',
  async (backend) => {
    const redisUrl = backend === 'redis' && redis ? redis.url : null;
    const fleet = await openFleet(EMPTYINGS * MAILS_A_BREAK, redisUrl);
    const breakIt = () => emptyTheQueue(fleet.db, redisUrl);
    await breakOften(fleet, { what: `queue on ${backend} emptied`, times: EMPTYINGS, breakIt });
  },
  PATIENCE,
);
