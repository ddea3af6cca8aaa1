import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { no, ok, type Result } from '../shared/result.ts';
import { startThread } from './start-thread.ts';

export type ThreadEnd = 'too-slow' | 'too-much-memory' | 'broken';

/** A thread that answers one task at a time and is ended when a task takes too long or too much. */
export interface KillableThread<Task, Answer> {
  /** Never rejects for what stands in the task: what the thread did not survive is a "no". */
  ask(task: Task, withinMs: number): Promise<Result<Answer, ThreadEnd>>;
  close(): Promise<void>;
}

/** The thread of `file` starts with the first task, and anew after each that it did not survive. It says `ready` first. */
export function openKillableThread<Task, Answer>(
  file: URL,
  heap: ResourceLimits,
): KillableThread<Task, Answer> {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One that died while nobody asked it anything would never answer the next task. */
  const forgetAtEnd = (worker: Worker) =>
    worker.once('exit', () => {
      if (thread === worker) thread = undefined;
    });
  const askNext = async (task: Task, withinMs: number): Promise<Result<Answer, ThreadEnd>> => {
    thread ??= forgetAtEnd(await begin(file, heap));
    const asked = thread;
    const answer = await race<Answer>(asked, task, withinMs);
    if (answer.ok) return answer;
    thread = undefined;
    await asked.terminate();
    return answer;
  };
  return {
    ask(task, withinMs) {
      const answer = last.then(() => askNext(task, withinMs));
      // Whoever asked hears of a fault; the next task does not.
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await last;
      await thread?.terminate();
    },
  };
}

async function begin(file: URL, heap: ResourceLimits): Promise<Worker> {
  const worker = startThread(file, heap);
  await once(worker, 'message');
  // `race` hears of an error while it waits; unheard at another time it would end the program.
  worker.on('error', () => undefined);
  // An idle thread keeps no program alive.
  worker.unref();
  return worker;
}

async function race<Answer>(
  worker: Worker,
  task: unknown,
  withinMs: number,
): Promise<Result<Answer, ThreadEnd>> {
  const over = new AbortController();
  const { signal } = over;
  worker.ref();
  worker.postMessage(task);
  const answer = once(worker, 'message', { signal }).then(([value]) => ok(value as Answer));
  const late = pause(withinMs, no('too-slow' as const), { signal });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    // The thread has died of the task, which is the task's fault and not ours.
    const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    return no(isMemory ? 'too-much-memory' : 'broken');
  } finally {
    over.abort();
    await Promise.allSettled([answer, late]);
    worker.unref();
  }
}
