import type { ForecastFit } from '../forecast/fit-forecast.ts';
import type { startThread } from '../platform/start-thread.ts';
import type { Fit } from './fit-task.ts';

const THREAD = new URL('./fit-thread.ts', import.meta.url);
/** The threads of a small machine: a fit of 20 million lines needs no more. */
const MOST_MEGABYTES = 4_096;

/** Fits in a worker thread of its own, ended when `signal` fires. */
export function fitInThread(start: typeof startThread, signal?: AbortSignal): Fit {
  return (task) => {
    signal?.throwIfAborted();
    const thread = start(THREAD, { maxOldGenerationSizeMb: MOST_MEGABYTES });
    const stop = () => void thread.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    return new Promise<ForecastFit>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`the fit ended without an answer (${code})`)));
      thread.postMessage(task);
    }).finally(() => signal?.removeEventListener('abort', stop));
  };
}
