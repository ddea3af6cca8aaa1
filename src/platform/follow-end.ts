import type { Worker } from 'node:worker_threads';

/** Calls `onEnd` once, with the reason, when a thread has ended however it came to it; resolves right after. */
export function followEnd(thread: Worker, onEnd: (why: string) => void): Promise<void> {
  let why = 'it ended';
  thread.on('error', (error) => {
    why = error instanceof Error ? error.message : String(error);
  });
  return new Promise((resolve) => {
    thread.once('exit', () => {
      onEnd(why);
      resolve();
    });
  });
}
