import { availableParallelism, totalmem } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import type { ForecastFit, TriedForecast } from '../forecast/fit-forecast.ts';
import type { startThread } from '../platform/start-thread.ts';
import type { Fit, FitTask, FitThreadTask } from './fit-task.ts';
import { type ThreadOptions, workInThread } from './work-in-thread.ts';

const FIT = new URL('./fit-thread.ts', import.meta.url);
const TRIAL = new URL('./trial-thread.ts', import.meta.url);
/** Each half of a fit takes up to 2 GB at half a million lines; below this much memory they go one after the other. */
const ROOM_FOR_BOTH_BYTES = 8 * 1024 ** 3;

/** Fits in worker threads of its own, two where the machine has room for both halves, ended when `signal` fires. */
export function fitInThread(
  start: typeof startThread,
  signal?: AbortSignal,
  threads = threadsOfMachine(),
): Fit {
  return async (task) => {
    const done = new AbortController();
    const options = { start, signal: AbortSignal.any([done.signal, ...(signal ? [signal] : [])]) };
    try {
      if (threads > 1) return await fitInTwo(task, options);
      return await workInThread<FitThreadTask, ForecastFit>(FIT, options)({ ...task, tried: null });
    } finally {
      done.abort();
    }
  };
}

async function fitInTwo(task: FitTask, options: ThreadOptions): Promise<ForecastFit> {
  const { port1: here, port2: there } = new MessageChannel();
  try {
    const fit = workInThread<FitThreadTask, ForecastFit>(FIT, options)({ ...task, tried: there }, [there]);
    const trial = workInThread<FitTask, TriedForecast | null>(TRIAL, options)(task);
    const [fitted] = await Promise.all([fit, trial.then((tried) => here.postMessage(tried))]);
    return fitted;
  } finally {
    here.close();
  }
}

function threadsOfMachine(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return bytes < ROOM_FOR_BOTH_BYTES ? 1 : Math.min(2, availableParallelism());
}
