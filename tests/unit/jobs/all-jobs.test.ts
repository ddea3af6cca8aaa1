import { expect, test } from 'vitest';
import { ALL_JOBS } from '../../../src/jobs/all-jobs.ts';

test('every job has a name of its own that a queue accepts', () => {
  const names = ALL_JOBS.map((job) => job.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('one job wakes the planner, and it ends before the next tick', () => {
  const bells = ALL_JOBS.filter((job) => job.when.kind === 'bell');
  expect(bells.map((job) => job.name)).toEqual(['tick']);
  expect(bells[0]?.timeoutSeconds).toBeLessThan(60);
});

test('every job is tried more than once, and pauses before it is tried again', () => {
  for (const job of ALL_JOBS.filter(({ when }) => when.kind !== 'bell')) {
    expect(job.attempts).toBeGreaterThan(1);
    expect(job.backoffSeconds).toBeGreaterThan(0);
  }
});

test('no payload may carry an address', () => {
  for (const job of ALL_JOBS) {
    expect(job.payload.safeParse({ day: 1, batch: 1, email: 'aino@example.com' }).success).toBe(false);
  }
});
