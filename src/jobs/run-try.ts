import { z } from 'zod';
import type { Job, Outcome } from './job.ts';
import type { JobDeps } from './job-deps.ts';
import type { Payload } from './payload.ts';

/** One try of a job, ended by its time at the latest. Never rejects. */
export async function runTry(
  deps: JobDeps,
  job: Job,
  stored: Payload,
  stopping: AbortSignal,
): Promise<Outcome> {
  const payload = job.payload.safeParse(stored);
  if (!payload.success) return { kind: 'cancel', because: `payload: ${z.prettifyError(payload.error)}` };
  const time = new AbortController();
  const signal = AbortSignal.any([stopping, time.signal]);
  const work = Promise.resolve().then(() => job.run(deps, payload.data, signal));
  let timer: NodeJS.Timeout | undefined;
  const overtime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      time.abort();
      reject(new Error(`took longer than ${job.timeoutSeconds} s`));
    }, job.timeoutSeconds * 1_000);
  });
  try {
    return await Promise.race([work, overtime]);
  } catch (thrown) {
    // Cut off by its own worker's end: no fault of the job, and the next worker takes it up.
    if (stopping.aborted && !time.signal.aborted)
      return { kind: 'snooze', until: deps.now(), because: 'its worker was told to stop' };
    return { kind: 'fail', error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  } finally {
    clearTimeout(timer);
  }
}
