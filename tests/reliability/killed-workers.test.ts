import { describe, expect, test, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { emptyTheQueue } from '../support/empty-the-queue.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { middayZone, type WorkerProcess, workerStarter } from '../support/worker-process.ts';

/** Five batches. */
const CUSTOMERS = 1_250;
/** What a worker has open: on each, one mail may be on the line when it dies. */
const CONNECTIONS = 5;
const PATIENCE_MS = 120_000;
/** Whoever is interested hears of a doubt within a minute. */
const SHOWN_WITHIN_MS = 60_000;

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const { db, url } = await createTestDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  const sink = await startCountingSink();
  const startWorker = workerStarter({ databaseUrl: url, redisUrl: redis?.url ?? null, smtpUrl: sink.url });

  async function count(what: string): Promise<number> {
    const { rows } = await db.$client.query<{ n: number }>(`select count(*)::int as n from ${what}`);
    return rows[0]?.n ?? 0;
  }

  async function until(amount: () => Promise<number> | number, atLeast: number): Promise<void> {
    const reached = async () => expect(await amount()).toBeGreaterThanOrEqual(atLeast);
    await vi.waitFor(reached, { timeout: PATIENCE_MS, interval: 5 });
  }

  /** Ends a worker without warning and starts another. */
  async function kill(worker: WorkerProcess): Promise<WorkerProcess> {
    await worker.end('SIGKILL');
    return startWorker();
  }

  test('workers killed during review and delivery leave every batch done once and no mail sent twice', async () => {
    await seedDueCustomers(db, CUSTOMERS, dayInZone(new Date(), middayZone()));
    sink.setPause(10);
    let worker = await startWorker();
    await until(() => count(`review_batch where state = 'done'`), 2);
    worker = await kill(worker);
    await until(() => sink.taken.size, 110);
    worker = await kill(worker);
    await until(() => sink.taken.size, 340);
    await emptyTheQueue(db, redis?.url ?? null);
    worker = await kill(worker);
    const left = { timeout: SHOWN_WITHIN_MS, interval: 250 };
    await vi.waitFor(
      async () => expect(await count(`message where state in ('claimed', 'sending')`)).toBe(0),
      left,
    );
    await until(() => count(`message where state in ('accepted', 'uncertain')`), CUSTOMERS);
    await worker.end('SIGTERM');

    expect(await count(`review_batch where state = 'done'`)).toBe(5);
    expect(await count(`review_run where state = 'done' and (tally->>'customers')::int = ${CUSTOMERS}`)).toBe(
      1,
    );
    expect(await count('message')).toBe(CUSTOMERS);
    expect([...sink.taken.values()].filter((times) => times > 1)).toEqual([]);
    const uncertain = await count(`message where state = 'uncertain'`);
    expect(uncertain).toBeLessThanOrEqual(3 * CONNECTIONS);
    expect(sink.taken.size).toBeGreaterThanOrEqual(CUSTOMERS - uncertain);
    printProof({
      what: `kills in review and delivery, the queue emptied, on ${backend}`,
      howMany: `3 kills in ${CUSTOMERS} mails`,
      ...{ lost: 0, twice: 0, uncertain, seed: null },
    });
  }, 400_000);
});
