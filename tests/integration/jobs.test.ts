import { pino } from 'pino';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { defineJob, done, type Job } from '../../src/jobs/job.ts';
import { openRuns } from '../../src/jobs/job-run-store.ts';
import { keepTicking } from '../../src/jobs/keep-ticking.ts';
import { aDay, nothing } from '../../src/jobs/payload.ts';
import { daily, everyMinuteBell, forEach, whileTrue } from '../../src/jobs/schedule.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { openQueue } from '../../src/platform/open-queue.ts';
import { openJobStand } from '../support/job-stand.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';

const patience = { timeout: 20_000, interval: 20 };

/** A card with nothing special about it. */
const usual = { attempts: 3, backoffSeconds: 0.02, timeoutSeconds: 20 };

describe.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const stand = await openJobStand(backend);
  afterEach(() => stand.clear());

  /** A daily job that notes the days it ran for. */
  function nightly(): { job: Job; days: string[] } {
    const days: string[] = [];
    const job = defineJob({
      name: 'nightly',
      payload: aDay,
      when: daily('03:00'),
      ...usual,
      run: async (_deps, { day }) => {
        days.push(new Date(day * 86_400_000).toISOString().slice(0, 10));
        return done;
      },
    });
    return { job, days };
  }

  /** `count` things to do, each noting that it was done. */
  function chores(count: number, run: (n: number) => Promise<void> = async () => undefined) {
    const seen: number[] = [];
    const needs = Array.from({ length: count }, (_, n) => ({ period: `chore-${n}`, payload: { n } }));
    const job = defineJob({
      name: 'chore',
      payload: z.strictObject({ n: z.number() }),
      when: forEach(async () => needs),
      ...usual,
      run: async (_deps, { n }) => {
        seen.push(n);
        await run(n);
        return done;
      },
    });
    return { job, seen };
  }

  async function states(job: string): Promise<string[]> {
    return (await stand.runs(job)).map((run) => run.state);
  }

  test('a tick that comes five times at once does the day once', async () => {
    const { job, days } = nightly();
    await stand.work([job]);
    await Promise.all(Array.from({ length: 5 }, () => stand.plan([job])));
    await vi.waitFor(async () => expect(await states('nightly')).toEqual(['done']), patience);
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
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23']), patience);
    stand.setClock('2026-11-24T03:00:00+02:00');
    await stand.plan([job]);
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23', '2026-11-24']), patience);
  });

  test('a queue that was emptied is rung again from the ledger, and nothing is done twice', async () => {
    const { job, seen } = chores(20);
    await stand.plan([job]);
    await stand.emptyQueue();
    stand.wait(61);
    await stand.work([job]);
    await vi.waitFor(async () => expect(new Set(await states('chore'))).toEqual(new Set(['done'])), patience);
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
    await vi.waitFor(() => expect(answered).toBeGreaterThanOrEqual(3), patience);
    await worker.close();
    expect(answered).toBe(3);
  });

  test('two workers share the work and none of it is done twice', async () => {
    const { job, seen } = chores(60);
    await Promise.all([stand.work([job]), stand.work([job])]);
    await vi.waitFor(
      async () => expect((await states('chore')).filter((s) => s === 'done').length).toBe(60),
      patience,
    );
    expect(seen.length).toBe(60);
    expect(new Set(seen).size).toBe(60);
  });

  test('a job that fails is tried again, and the row tells how often', async () => {
    let tries = 0;
    const { job } = chores(1, async () => {
      if (++tries < 3) throw new Error('the line was busy');
    });
    await stand.work([job]);
    await vi.waitFor(async () => expect(await states('chore')).toEqual(['done']), patience);
    expect(await stand.runs('chore')).toMatchObject([{ attempts: 3, problem: null }]);
  });

  test('a job that always fails ends as failed with its cause, and the others are done', async () => {
    const { job, seen } = chores(30, async (n) => {
      if (n % 10 === 3) throw new Error('cannot be done', { cause: new Error('no such shelf') });
    });
    await stand.work([job]);
    await vi.waitFor(async () => expect(await states('chore')).not.toContain('open'), patience);
    const failed = (await stand.runs('chore')).filter((run) => run.state === 'failed');
    expect(failed.map((run) => run.period)).toEqual(['chore-13', 'chore-23', 'chore-3']);
    expect(failed).toMatchObject([1, 2, 3].map(() => ({ attempts: 3, problem: 'no such shelf' })));
    expect(seen.length).toBe(27 + 3 * 3);
    stand.wait(3_600);
    expect(await stand.plan([job])).toBe(0);
  });

  test('a job that is given up says so to those who would wait for it, once', async () => {
    const { job } = chores(2, async (n) => {
      if (n === 1) throw new Error('cannot be done');
    });
    const givenUp: unknown[] = [];
    await stand.work([{ ...job, giveUp: async (_deps, payload) => void givenUp.push(payload) }]);
    await vi.waitFor(async () => expect(await states('chore')).toEqual(['done', 'failed']), patience);
    expect(givenUp).toEqual([{ n: 1 }]);
  });

  test('a payload that is not what the card says is refused before the job sees it', async () => {
    const { job, seen } = chores(0);
    await openRuns(stand.deps.db, 'chore', [{ period: 'odd', payload: { n: 'seven' } }], stand.deps.now());
    await stand.work([job]);
    await vi.waitFor(async () => expect(await states('chore')).toEqual(['cancelled']), patience);
    const [run] = await stand.runs('chore');
    expect(run?.problem).toMatch(/expected number.*\n.*at n/);
    expect(seen).toEqual([]);
  });

  test('a job put off is left alone until then, and that uses up no try', async () => {
    const later = new Date('2026-11-23T09:00:00+02:00');
    let asked = 0;
    const job = defineJob({
      name: 'patient',
      payload: nothing,
      when: whileTrue(async () => asked === 0),
      ...usual,
      attempts: 1,
      run: async () => (++asked === 1 ? { kind: 'snooze', until: later, because: 'closed' } : done),
    });
    await stand.work([job]);
    await vi.waitFor(
      async () => expect(await stand.runs('patient')).toMatchObject([{ problem: 'closed' }]),
      patience,
    );
    expect(await stand.runs('patient')).toMatchObject([{ state: 'open', attempts: 0, ringAt: later }]);
    stand.wait(120);
    expect(await stand.plan([job])).toBe(0);
    stand.setClock('2026-11-23T09:00:00+02:00');
    await vi.waitFor(async () => {
      await stand.plan([job]);
      expect(await states('patient')).toEqual(['done']);
    }, patience);
    expect(asked).toBe(2);
  });

  test('a job that takes too long has failed, and hears of it', async () => {
    let told = false;
    const job = defineJob({
      name: 'slow',
      payload: aDay,
      when: daily('03:00'),
      attempts: 1,
      backoffSeconds: 0,
      timeoutSeconds: 0.2,
      run: (_deps, _payload, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            told = true;
          });
        }),
    });
    await stand.work([job]);
    await vi.waitFor(async () => expect(await states('slow')).toEqual(['failed']), patience);
    expect(await stand.runs('slow')).toMatchObject([{ problem: 'took longer than 0.2 s' }]);
    expect(told).toBe(true);
  });

  test('a job whose workers died in every try ends as failed', async () => {
    const { job, seen } = chores(1);
    await stand.plan([job]);
    await stand.deps.db.$client.query(`update job_run set attempts = 3, ring_at = 'epoch'`);
    await stand.work([job]);
    await vi.waitFor(async () => expect(await states('chore')).toEqual(['failed']), patience);
    expect(await stand.runs('chore')).toMatchObject([{ problem: 'the worker died in each of 3 tries' }]);
    expect(seen).toEqual([]);
  });

  test('a worker that stops tells its jobs, waits for them and takes no more', async () => {
    let begun = 0;
    let told = 0;
    const { job } = chores(2);
    const long: Job = {
      ...job,
      run: (_deps, _payload, signal) => {
        begun++;
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            told++;
            resolve(done);
          });
        });
      },
    };
    const worker = await stand.work([long], 1);
    await vi.waitFor(() => expect(begun).toBe(1), patience);
    await worker.stop();
    expect({ begun, told }).toEqual({ begun: 1, told: 1 });
    expect((await states('chore')).toSorted()).toEqual(['done', 'open']);
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
      when: everyMinuteBell,
      ...usual,
      run: async () => done,
    });
    const { job, days } = nightly();
    stand.setClock('2026-11-23T02:58:00+02:00');
    await stand.work([tick, job]);
    await stand.emptyQueue();
    expect(await stand.ticks()).toEqual({ schedules: 0, waiting: 0 });
    stand.setClock('2026-11-23T03:00:01+02:00');
    vi.advanceTimersByTime(15_000);
    await vi.waitFor(() => expect(days).toEqual(['2026-11-23']), patience);
    await vi.waitFor(async () => expect(await stand.ticks()).toEqual({ schedules: 1, waiting: 1 }), patience);
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
