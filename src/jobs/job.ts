import type { z } from 'zod';
import type { JobDeps } from './job-deps.ts';
import type { Payload } from './payload.ts';
import type { Schedule } from './schedule.ts';

/** How a try of a job ends. Throwing is `fail`. */
export type Outcome =
  | { kind: 'done' }
  /** Not now: open again from that moment, and not counted as a try. */
  | { kind: 'snooze'; until: Date; because: string }
  /** Trying again would be of no use. */
  | { kind: 'cancel'; because: string }
  /** Tried again after a pause, until the tries are used up. */
  | { kind: 'fail'; error: Error };

export const done: Outcome = { kind: 'done' };

/** Calls one use case. `signal` fires when the worker stops or the job's time is over. */
export type Handler<P extends Payload> = (deps: JobDeps, payload: P, signal: AbortSignal) => Promise<Outcome>;

/** A job's card. */
export interface Job<P extends Payload = Payload> {
  name: string;
  payload: z.ZodType<P>;
  /** When there is something to do. */
  when: Schedule;
  /** Tries in all; the death of a worker ends one too. */
  attempts: number;
  /** Pause before the second try, doubled for each further one. */
  backoffSeconds: number;
  /** A try that takes longer has failed. */
  timeoutSeconds: number;
  /** Jobs with a higher number wait for those with a lower one; none at all comes first. */
  priority?: number;
  run: Handler<P>;
  /** Called before the run ends as failed, where others would wait for it. Safe to repeat. */
  giveUp?: (deps: JobDeps, payload: P) => Promise<void>;
}

/** Checks that a handler takes what its payload schema gives. */
export function defineJob<P extends Payload>(job: Job<P>): Job {
  // The runner parses with this job's own schema before it calls run, so the pair stays true.
  return job as unknown as Job;
}
