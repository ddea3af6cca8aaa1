import { z } from 'zod';
import { defineJob, done, type Job } from '../../src/jobs/job.ts';
import { aDay } from '../../src/jobs/payload.ts';
import { daily, forEach } from '../../src/jobs/schedule.ts';

/** For `vi.waitFor`, in milliseconds: generous, because the machine may be busy. */
export const PATIENCE = { timeout: 20_000, interval: 20 };

/** A card with nothing special about it. */
export const USUAL = { attempts: 3, backoffSeconds: 0.02, timeoutSeconds: 20 };

/** A daily job that notes the days it ran for. */
export function nightly(): { job: Job; days: string[] } {
  const days: string[] = [];
  const job = defineJob({
    name: 'nightly',
    payload: aDay,
    when: daily('03:00'),
    ...USUAL,
    run: async (_deps, { day }) => {
      days.push(new Date(day * 86_400_000).toISOString().slice(0, 10));
      return done;
    },
  });
  return { job, days };
}

/** `count` things to do, each noting that it was done. */
export function chores(
  count: number,
  run: (n: number) => Promise<void> = async () => undefined,
): { job: Job; seen: number[] } {
  const seen: number[] = [];
  const needs = Array.from({ length: count }, (_, n) => ({ period: `chore-${n}`, payload: { n } }));
  const job = defineJob({
    name: 'chore',
    payload: z.strictObject({ n: z.number() }),
    when: forEach(async () => needs),
    ...USUAL,
    run: async (_deps, { n }) => {
      seen.push(n);
      await run(n);
      return done;
    },
  });
  return { job, seen };
}
