import { setTimeout as pause } from 'node:timers/promises';

/** Resolves after so many milliseconds, or as soon as `signal` says so. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}
