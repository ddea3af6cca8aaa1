import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { printProof } from '../support/print-proof.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { middayZone, workerStarter } from '../support/worker-process.ts';

const CUSTOMERS = 500;
const PATIENCE_MS = 150_000;

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const { db, url } = await createTestDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  const sink = await startCountingSink();
  const startWorker = workerStarter({ databaseUrl: url, redisUrl: redis?.url ?? null, smtpUrl: sink.url });

  async function count(condition: string): Promise<number> {
    const { rows } = await db.$client.query<{ n: number }>(
      `select count(*)::int as n from message where ${condition}`,
    );
    return rows[0]?.n ?? 0;
  }

  async function until(amount: () => Promise<number> | number, atLeast: number): Promise<void> {
    const reached = async () => expect(await amount()).toBeGreaterThanOrEqual(atLeast);
    await vi.waitFor(reached, { timeout: PATIENCE_MS, interval: 5 });
  }

  /** Every connection of the worker to Postgres is cut, the one that listens for bells among them. */
  async function cutPostgres(): Promise<void> {
    await db.$client.query(`select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()`);
  }

  /** Of mails whose result was cut off; the others are being written down meanwhile, in an order of their own. */
  async function endLeases(): Promise<void> {
    await db.repeatable((tx) =>
      tx.execute(sql`update message set claimed_at = claimed_at - interval '16 minutes'
                     where state in ('claimed', 'sending')`),
    );
  }

  test('a worker whose connections are cut lives on, and no mail is lost or sent twice', async () => {
    await seedDueCustomers(db, CUSTOMERS, dayInZone(new Date(), middayZone()));
    sink.setPause(10);
    const worker = await startWorker();
    for (const taken of [30, 130, 230]) {
      await until(() => sink.taken.size, taken);
      await cutPostgres();
      await redis?.stop('SIGKILL');
      await redis?.start();
    }
    await until(() => count(`state not in ('planned', 'approved')`), CUSTOMERS);
    await endLeases();
    await until(() => count(`state in ('accepted', 'uncertain')`), CUSTOMERS);

    expect(worker.child.exitCode, worker.said()).toBeNull();
    expect([...sink.taken.values()].filter((times) => times > 1)).toEqual([]);
    const accepted = await count(`state = 'accepted'`);
    expect(sink.taken.size).toBeGreaterThanOrEqual(accepted);
    expect((await worker.end('SIGTERM')).code, worker.said()).toBe(0);
    printProof({
      what: `every connection cut, queue on ${backend}`,
      howMany: `3 in ${CUSTOMERS} mails`,
      ...{ lost: 0, twice: 0, uncertain: CUSTOMERS - accepted, seed: null },
    });
  }, 400_000);
});
