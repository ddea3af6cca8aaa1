import type { startThread } from '../platform/start-thread.ts';
import type { Fit } from './fit-task.ts';
import { workInThread } from './work-in-thread.ts';

const THREAD = new URL('./fit-thread.ts', import.meta.url);

/** Fits in a worker thread of its own, ended when `signal` fires. */
export function fitInThread(start: typeof startThread, signal?: AbortSignal): Fit {
  return workInThread(THREAD, { start, signal });
}
