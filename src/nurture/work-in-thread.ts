import type { TransferListItem } from 'node:worker_threads';
import type { startThread } from '../platform/start-thread.ts';

/** The threads of a small machine: to learn from 20 million lines needs no more. */
const MOST_MEGABYTES = 4_096;

/** Where long work is done: `signal` ends its thread. */
export interface ThreadOptions {
  start: typeof startThread;
  signal?: AbortSignal | undefined;
}

/** Hands each task to a worker thread of its own, which answers once and ends, so that everything else goes on. */
export function workInThread<Task, Answer>(
  file: URL,
  { start, signal }: ThreadOptions,
): (task: Task, handedOver?: readonly TransferListItem[]) => Promise<Answer> {
  return (task, handedOver = []) => {
    signal?.throwIfAborted();
    const thread = start(file, { maxOldGenerationSizeMb: MOST_MEGABYTES });
    const stop = () => void thread.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    return new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`${file.pathname} ended without an answer (${code})`)));
      thread.postMessage(task, handedOver);
    }).finally(() => signal?.removeEventListener('abort', stop));
  };
}
