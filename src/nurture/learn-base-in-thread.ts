import type { startThread } from '../platform/start-thread.ts';
import type { LearnBase } from './base-task.ts';
import { workInThread } from './work-in-thread.ts';

const THREAD = new URL('./base-thread.ts', import.meta.url);

/** Learns the whole base in a worker thread of its own, ended when `signal` fires. */
export function learnBaseInThread(start: typeof startThread, signal?: AbortSignal): LearnBase {
  return workInThread(THREAD, { start, signal });
}
