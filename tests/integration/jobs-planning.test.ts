import { pino } from 'pino';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { defineJob, done } from '../../src/jobs/job.ts';
import { keepTicking } from '../../src/jobs/keep-ticking.ts';
import { nothing } from '../../src/jobs/payload.ts';
import { everyQuarterMinuteBell } from '../../src/jobs/schedule.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { openQueue } from '../../src/platform/open-queue.ts';
import { chores, nightly, PATIENCE, USUAL } from '../support/job-cards.ts';
import { openJobStand } from '../support/job-stand.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';

describe.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const stand = await openJobStand(backend);
  afterEach(() => stand.clear());

  test('a tick that comes five times at once does the day once', async () => {
    const { job, days } = nightly();
    await stand.work([job]);
    await Promise.all(Array.from({ length: 5 }, () => stand.plan([job])));
    await vi.waitFor(async () => expect(await stand.states('nightly')).toEqual(['done']), PATIENCE);
    await stand.plan([job]);
    stand.wait(120);
    await stand.plan([job]);
    expect(days).toEqual(['2026-11-23']);
  });

  test('a tick that comes hours late still does the day, and the next day is another', async () => {
    const { job, days } = nightly();
    stand.setClock('2026-11-23T02:59:59+02:00');
    await stand.work([job]);
    expect(await stand.runs('nightly')).toEqual([]);
    stand.setClock('2026-11-23T22:41:00+02:00');
    await stand.plan([job]);
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23']), PATIENCE);
    stand.setClock('2026-11-24T03:00:00+02:00');
    await stand.plan([job]);
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23', '2026-11-24']), PATIENCE);
  });

  test('a queue that was emptied is rung again from the ledger, and nothing is done twice', async () => {
    const { job, seen } = chores(20);
    await stand.plan([job]);
    await stand.emptyQueue();
    stand.wait(61);
    await stand.work([job]);
    await vi.waitFor(
      async () => expect(new Set(await stand.states('chore'))).toEqual(new Set(['done'])),
      PATIENCE,
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('a bell that is still waiting is not rung a second time', async () => {
    const { job } = chores(3);
    const queue = await stand.openQueue();
    const ring = vi.spyOn(stand.deps.queue, 'ring');
    expect(await stand.plan([job])).toBe(3);
    expect(await stand.plan([job])).toBe(0);
    stand.wait(61);
    expect(await stand.plan([job])).toBe(3);
    ring.mockRestore();
    await queue.close();
    let answered = 0;
    const worker = await stand.deps.queue.startWorker(async () => void answered++, { concurrency: 1 });
    await vi.waitFor(() => expect(answered).toBeGreaterThanOrEqual(3), PATIENCE);
    await worker.close();
    expect(answered).toBe(3);
  });

  test('eight workers that start at once set up one tick, whichever comes first', async () => {
    const queues = await Promise.all(Array.from({ length: 8 }, () => stand.openQueue()));
    for (let round = 0; round < 5; round++) {
      await stand.emptyQueue();
      await Promise.all(queues.map((queue) => keepTicking(stand.deps.db, queue, 'tick', '* * * * *')));
      expect(await stand.ticks()).toEqual({ schedules: 1, waiting: 1 });
    }
    await Promise.all(queues.map((queue) => queue.close()));
  });

  test('a worker whose queue lost its tick plans by itself, and sets the tick up again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const tick = defineJob({
      name: 'tick',
      payload: nothing,
      when: everyQuarterMinuteBell,
      ...USUAL,
      run: async () => done,
    });
    const { job, days } = nightly();
    stand.setClock('2026-11-23T02:58:00+02:00');
    await stand.work([tick, job]);
    await stand.emptyQueue();
    expect(await stand.ticks()).toEqual({ schedules: 0, waiting: 0 });
    stand.setClock('2026-11-23T03:00:01+02:00');
    vi.advanceTimersByTime(15_000);
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23']), PATIENCE);
    await vi.waitFor(async () => expect(await stand.ticks()).toEqual({ schedules: 1, waiting: 1 }), PATIENCE);
  });
});

describe.runIf(QUEUE_BACKENDS.includes('redis'))('with a Redis made for caching', async () => {
  const { url } = await startRedis({ policy: 'allkeys-lru' });

  test('the queue is refused with what to set', async () => {
    const place = { databaseUrl: '', redisUrl: url, concurrency: 1 };
    await expect(openQueue(place, pino({ level: 'silent' }))).rejects.toThrow(
      /maxmemory-policy allkeys-lru .* Set maxmemory-policy to noeviction/,
    );
  });
});

test('a Redis that does not answer is named, without its password', async () => {
  const place = {
    databaseUrl: '',
    redisUrl: `redis://:secret@127.0.0.1:${await freePort()}`,
    concurrency: 1,
  };
  const opening = openQueue(place, pino({ level: 'silent' }));
  await expect(opening).rejects.toThrow(
    /^REDIS_URL: no Redis answers at 127\.0\.0\.1:\d+ \(connect ECONNREFUSED/,
  );
});
