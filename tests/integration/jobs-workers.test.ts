import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineJob, done, type Job } from '../../src/jobs/job.ts';
import { openRuns } from '../../src/jobs/job-run-store.ts';
import { aDay, nothing } from '../../src/jobs/payload.ts';
import { daily, whileTrue } from '../../src/jobs/schedule.ts';
import { chores, PATIENCE, USUAL } from '../support/job-cards.ts';
import { openJobStand } from '../support/job-stand.ts';
import { QUEUE_BACKENDS } from '../support/redis.ts';

describe.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const stand = await openJobStand(backend);
  afterEach(() => stand.clear());

  test('two workers share the work and none of it is done twice', async () => {
    const { job, seen } = chores(60);
    await Promise.all([stand.work([job]), stand.work([job])]);
    await vi.waitFor(
      async () => expect((await stand.states('chore')).filter((s) => s === 'done').length).toBe(60),
      PATIENCE,
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
    await vi.waitFor(async () => expect(await stand.states('chore')).toEqual(['done']), PATIENCE);
    expect(await stand.runs('chore')).toMatchObject([{ attempts: 3, problem: null }]);
  });

  test('a job that always fails ends as failed with its cause, and the others are done', async () => {
    const { job, seen } = chores(30, async (n) => {
      if (n % 10 === 3) throw new Error('cannot be done', { cause: new Error('no such shelf') });
    });
    await stand.work([job]);
    await vi.waitFor(async () => expect(await stand.states('chore')).not.toContain('open'), PATIENCE);
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
    await vi.waitFor(async () => expect(await stand.states('chore')).toEqual(['done', 'failed']), PATIENCE);
    expect(givenUp).toEqual([{ n: 1 }]);
  });

  test('a payload that is not what the card says is refused before the job sees it', async () => {
    const { job, seen } = chores(0);
    await openRuns(stand.deps.db, 'chore', [{ period: 'odd', payload: { n: 'seven' } }], stand.deps.now());
    await stand.work([job]);
    await vi.waitFor(async () => expect(await stand.states('chore')).toEqual(['cancelled']), PATIENCE);
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
      ...USUAL,
      attempts: 1,
      run: async () => (++asked === 1 ? { kind: 'snooze', until: later, because: 'closed' } : done),
    });
    await stand.work([job]);
    await vi.waitFor(
      async () => expect(await stand.runs('patient')).toMatchObject([{ problem: 'closed' }]),
      PATIENCE,
    );
    expect(await stand.runs('patient')).toMatchObject([{ state: 'open', attempts: 0, ringAt: later }]);
    stand.wait(120);
    expect(await stand.plan([job])).toBe(0);
    stand.setClock('2026-11-23T09:00:00+02:00');
    await vi.waitFor(async () => {
      await stand.plan([job]);
      // The queue takes no second bell while the first is being put away; the planner then rings again after its minute.
      stand.wait(10);
      expect(await stand.states('patient')).toEqual(['done']);
    }, PATIENCE);
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
    await vi.waitFor(async () => expect(await stand.states('slow')).toEqual(['failed']), PATIENCE);
    expect(await stand.runs('slow')).toMatchObject([{ problem: 'took longer than 0.2 s' }]);
    expect(told).toBe(true);
  });

  test('a job whose workers died in every try ends as failed', async () => {
    const { job, seen } = chores(1);
    await stand.plan([job]);
    await stand.deps.db.$client.query(`update job_run set attempts = 3, ring_at = 'epoch'`);
    await stand.work([job]);
    await vi.waitFor(async () => expect(await stand.states('chore')).toEqual(['failed']), PATIENCE);
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
    await vi.waitFor(() => expect(begun).toBe(1), PATIENCE);
    await worker.stop();
    expect({ begun, told }).toEqual({ begun: 1, told: 1 });
    expect((await stand.states('chore')).toSorted()).toEqual(['done', 'open']);
  });

  test('a job that its own worker’s end cuts off uses up no try, and the next worker does it', async () => {
    const { job } = chores(1);
    let begun = 0;
    const cutOff: Job = {
      ...job,
      attempts: 1,
      run: (_deps, _payload, signal) => {
        if (++begun > 1) return Promise.resolve(done);
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('its thread was ended')));
        });
      },
    };
    const worker = await stand.work([cutOff]);
    await vi.waitFor(() => expect(begun).toBe(1), PATIENCE);
    await worker.stop();
    expect(await stand.runs('chore')).toMatchObject([
      { state: 'open', attempts: 0, problem: 'its worker was told to stop' },
    ]);
    await stand.work([cutOff]);
    await vi.waitFor(async () => {
      stand.wait(10);
      await stand.plan([cutOff]);
      expect(await stand.states('chore')).toEqual(['done']);
    }, PATIENCE);
    expect(begun).toBe(2);
  });
});
