import { describe, expect, test, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { middayZone, workerStarter } from '../support/worker-process.ts';

const CUSTOMERS = 300;
const LONGEST_STOP_MS = 30_000;

describe.concurrent.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const { db, url } = await createTestDatabase();
  const redis = backend === 'redis' ? await startRedis() : null;
  const sink = await startCountingSink();
  const startWorker = workerStarter({ databaseUrl: url, redisUrl: redis?.url ?? null, smtpUrl: sink.url });

  async function states(): Promise<Record<string, number>> {
    const { rows } = await db.$client.query(`select state, count(*)::int as n from message group by state`);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  test('a worker told to stop ends its mails within 30 s, and the next one goes on where it stood', async () => {
    await seedDueCustomers(db, CUSTOMERS, dayInZone(new Date(), middayZone()));
    sink.setPause(100);
    const stopped = await startWorker();
    await vi.waitFor(() => expect(sink.taken.size).toBeGreaterThan(30), { timeout: 60_000, interval: 10 });
    const { code, ms } = await stopped.end('SIGTERM');
    expect({ code, said: code === 0 ? '' : stopped.said() }).toEqual({ code: 0, said: '' });
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
    const { accepted, approved, ...others } = await states();
    expect(others).toEqual({});
    expect(accepted).toBe(sink.taken.size);
    expect(approved).toBe(CUSTOMERS - sink.taken.size);

    sink.setPause(0);
    const next = await startWorker();
    await vi.waitFor(async () => expect(await states()).toEqual({ accepted: CUSTOMERS }), {
      timeout: 60_000,
    });
    await next.end('SIGTERM');
    expect([...sink.taken.values()].every((times) => times === 1)).toBe(true);
    const { rows } = await db.$client.query(`select job, problem from job_run where state <> 'done'`);
    expect(rows).toEqual([]);
  }, 200_000);
});
