import type { JobQueue } from '../platform/queue.ts';
import { nameProblem } from '../shared/name-problem.ts';

export interface Waker {
  /** Lets a worker look now what there is to do, instead of at the next tick. Whoever cannot be reached looks by itself. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

/** A bell for programs that ask something of workers now and then: the queue is opened at the first ring. */
export function openWaker(open: () => Promise<JobQueue>, onTrouble: (problem: string) => void): Waker {
  let queue: Promise<JobQueue> | null = null;
  return {
    async wake() {
      try {
        queue ??= open();
        await (await queue).ring([{ name: 'tick', data: {} }]);
      } catch (error) {
        queue = null;
        onTrouble(nameProblem(error as Error));
      }
    },
    close: async () => (await queue?.catch(() => null))?.close(),
  };
}
