import { describe, expect, test, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { howOften, howPatient, testSeed } from '../support/how-long.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { middayZone, workerStarter } from '../support/worker-process.ts';

const STOPS = howOften({ short: 3, long: 100 });
/** One stop comes while some of them are on the line, and some wait. */
const MAILS_EACH = 100;
const CUSTOMERS = STOPS * MAILS_EACH;
/** The night of all its customers comes before the first mail, and their first forecast may come after the last. */
const NIGHT_WITHIN_MS = howPatient({ short: 120_000, long: 600_000 });
const LONGEST_STOP_MS = 30_000;
const PATIENCE = howPatient({ short: 300_000, long: 2 * 3_600_000 });
const SEED = testSeed();

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const { db, url } = await createTestDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  const sink = await startCountingSink();
  const startWorker = workerStarter({ databaseUrl: url, redisUrl: redis?.url ?? null, smtpUrl: sink.url });
  const random = seededRandom(SEED);

  async function states(): Promise<Record<string, number>> {
    const { rows } = await db.$client.query(`select state, count(*)::int as n from message group by state`);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  async function runsIn(condition: string): Promise<{ job: string; problem: string | null }[]> {
    const { rows } = await db.$client.query(`select job, problem from job_run where ${condition}`);
    return rows;
  }

  /** Lets a worker send some mails and tells it to stop. Answers how long it took. */
  async function stopAtWork(): Promise<number> {
    const worker = await startWorker();
    const enough = sink.taken.size + 1 + Math.floor((random() * MAILS_EACH) / 2);
    await vi.waitFor(() => expect(sink.taken.size).toBeGreaterThanOrEqual(enough), {
      timeout: NIGHT_WITHIN_MS,
      interval: 10,
    });
    const { code, ms } = await worker.end('SIGTERM');
    expect({ code, said: code === 0 ? '' : worker.said() }).toEqual({ code: 0, said: '' });
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    const { accepted, approved, ...others } = await states();
    expect(others).toEqual({});
    expect(accepted).toBe(sink.taken.size);
    expect(approved).toBe(CUSTOMERS - sink.taken.size);
    return ms;
  }

  test(
    `a worker told to stop ends its mails within 30 s, ${STOPS} times, and the next one goes on where it stood`,
    async () => {
      await seedDueCustomers(db, CUSTOMERS, dayInZone(new Date(), middayZone()));
      sink.setPause(100);
      let longestMs = 0;
      const howFar = sayHowFar(`SIGTERM under load, queue on ${backend}`, STOPS);
      for (let stop = 0; stop < STOPS; stop++) {
        longestMs = Math.max(longestMs, await stopAtWork());
        howFar(stop + 1);
      }

      sink.setPause(0);
      const next = await startWorker();
      await vi.waitFor(async () => expect(await states()).toEqual({ accepted: CUSTOMERS }), {
        timeout: NIGHT_WITHIN_MS,
      });
      // A run that was put off since another one went on comes to its end too.
      const allDone = async () => expect(await runsIn(`state <> 'done'`)).toEqual([]);
      await vi.waitFor(allDone, { timeout: NIGHT_WITHIN_MS });
      await next.end('SIGTERM');
      const twice = [...sink.taken.values()].filter((times) => times > 1).length;
      const howMany = `${STOPS} in ${CUSTOMERS} mails, the slowest end after ${Math.ceil(longestMs / 1_000)} s`;
      const lost = CUSTOMERS - sink.taken.size;
      printProof({
        what: `SIGTERM under load, queue on ${backend}`,
        howMany,
        lost,
        twice,
        uncertain: 0,
        seed: SEED,
      });
      expect({ lost, twice }).toEqual({ lost: 0, twice: 0 });
      expect(await runsIn(`state not in ('done', 'open')`)).toEqual([]);
    },
    PATIENCE,
  );
});
