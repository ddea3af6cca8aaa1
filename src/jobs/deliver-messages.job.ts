import { deliverMessages } from '../messages/deliver-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import { isFitToDeliver } from './is-fit-to-deliver.ts';
import { done, type Handler, type Outcome } from './job.ts';
import type { JobDeps } from './job-deps.ts';

/** Messages taken before the settings are read again. */
const MESSAGES_AT_A_TIME = 1_000;

/** A worker that sends already leaves the run to another: its connections carry no more, and other jobs need their turn. */
const LEFT_FOR_ANOTHER_MS = 10_000;
const sending = new WeakSet<JobDeps>();

/** Half of the job's time: the rest is for mails that have begun, whose servers may take minutes for an answer. */
const LEAVES_AFTER_MS = 300_000;

/** Sends what is due, until nothing is, the worker stops, or it is time for a new run. */
export const deliver = deliverFor(LEAVES_AFTER_MS);

export function deliverFor(ms: number): Handler<Record<string, never>> {
  return (deps, _payload, signal) => deliverOnce(deps, AbortSignal.any([signal, AbortSignal.timeout(ms)]));
}

async function deliverOnce(deps: JobDeps, signal: AbortSignal): Promise<Outcome> {
  if (sending.has(deps)) {
    const until = new Date(deps.now().getTime() + LEFT_FOR_ANOTHER_MS);
    return { kind: 'snooze', until, because: 'for a worker that is not sending yet' };
  }
  sending.add(deps);
  try {
    return await deliverAll(deps, signal);
  } finally {
    sending.delete(deps);
  }
}

async function deliverAll(deps: JobDeps, signal: AbortSignal): Promise<Outcome> {
  const { sending: hours, mode } = (await readCareModel(deps.db)).settings;
  if (!(await isFitToDeliver(deps, mode))) return done;
  while (!signal.aborted) {
    const input = { limit: MESSAGES_AT_A_TIME, sending: hours, signal };
    const { stopped, ...fates } = await deliverMessages(deps, input);
    const taken = Object.values(fates).reduce((sum, count) => sum + count, 0);
    if (stopped !== null || (taken < MESSAGES_AT_A_TIME && !signal.aborted)) return done;
  }
  return { kind: 'snooze', until: deps.now(), because: 'another run goes on' };
}
