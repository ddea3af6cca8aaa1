import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { no, ok, type Result } from '../../shared/result.ts';
import { startThread } from '../start-thread.ts';
import { HEAP_MB, MOST_PARTS, MOST_TIME_MS, READ_BYTES } from './mail-limits.ts';
import type { ParsedMail, ParseProblem } from './parsed-mail.ts';

/** Reads foreign mails in a thread of its own, which is ended when one takes too long or too much. */
export interface MailParser {
  /** Reads the beginning of a mail. Never rejects for what stands in it. */
  parse(raw: Buffer): Promise<Result<ParsedMail, ParseProblem>>;
  close(): Promise<void>;
}

type Answer = Result<ParsedMail, ParseProblem>;

const THREAD = new URL('./parse-mail-thread.ts', import.meta.url);
const LIMITS = { timeMs: MOST_TIME_MS, heap: HEAP_MB };

/** The thread starts with the first mail, and anew after each that it did not survive. */
export function openMailParser(limits = LIMITS): MailParser {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One that died while nobody asked it anything would never answer the next mail. */
  const forgetAtEnd = (worker: Worker) =>
    worker.once('exit', () => {
      if (thread === worker) thread = undefined;
    });
  const parseNext = async (raw: Buffer): Promise<Answer> => {
    thread ??= forgetAtEnd(await openThread(limits.heap));
    const asked = thread;
    const answer = await ask(asked, raw, limits.timeMs);
    if (typeof answer !== 'string') return answer;
    thread = undefined;
    await asked.terminate();
    return no(answer);
  };
  return {
    parse(raw) {
      if (countParts(raw) > MOST_PARTS) return Promise.resolve(no('too-many-parts'));
      const answer = last.then(() => parseNext(raw.subarray(0, READ_BYTES)));
      // Whoever asked hears of a fault; the next mail does not.
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await last;
      await thread?.terminate();
    },
  };
}

async function openThread(heap: ResourceLimits): Promise<Worker> {
  const worker = startThread(THREAD, heap);
  await once(worker, 'message');
  // `ask` hears of an error while it waits; unheard at another time it would end the program.
  worker.on('error', () => undefined);
  // An idle thread keeps no program alive.
  worker.unref();
  return worker;
}

/** What the thread made of a mail; a word where it has to be ended, or has. */
async function ask(worker: Worker, raw: Buffer, timeMs: number): Promise<Answer | ParseProblem> {
  const over = new AbortController();
  const { signal } = over;
  worker.ref();
  worker.postMessage(new Uint8Array(raw));
  try {
    // Those that lose the race are aborted; the race itself listens to them to the end.
    return await Promise.race([readAnswer(worker, signal), afterTime(timeMs, signal)]);
  } catch (error) {
    // The thread has died of the mail, which is the mail's fault and not ours.
    return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'too-much-memory'
      : 'broken';
  } finally {
    over.abort();
    worker.unref();
  }
}

async function readAnswer(worker: Worker, signal: AbortSignal): Promise<Answer> {
  const [mail] = (await once(worker, 'message', { signal })) as [ParsedMail | null];
  return mail ? ok(mail) : no('broken');
}

async function afterTime(timeMs: number, signal: AbortSignal): Promise<'too-slow'> {
  await pause(timeMs, undefined, { signal });
  return 'too-slow';
}

/** Lines that could part a mail. Counted before anything is built of them. */
function countParts(raw: Buffer): number {
  let count = 0;
  let at = raw.indexOf('\n--');
  while (at >= 0 && at < READ_BYTES && count <= MOST_PARTS) {
    count += 1;
    at = raw.indexOf('\n--', at + 3);
  }
  return count;
}
