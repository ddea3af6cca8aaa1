import { availableParallelism } from 'node:os';
import { followEnd } from '../platform/follow-end.ts';
import { type CrewThread, keepThreads } from '../platform/keep-threads.ts';
import type { Logger } from '../platform/logger.ts';
import { startThread } from '../platform/start-thread.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { ABatch } from './payload.ts';
import type { ReviewAnswer, ReviewOrder } from './review-thread-talk.ts';

/** Where batches are reviewed. */
export interface Reviewers {
  /** Rejects when the batch could not be reviewed, or when `signal` fired. It has then left nothing. */
  review(batch: ABatch, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface ReviewersOptions {
  databaseUrl: string;
  /** Batches in hand at once. While one waits for the database, its thread works on another. */
  atOnce: number;
  /** Whose holidays count for contacts that tell no country. */
  supplier?: Pick<Supplier, 'country' | 'timeZone'> | undefined;
  log: Pick<Logger, 'warn'>;
}

const THREAD = new URL('./review-thread.ts', import.meta.url);
/**
 * Histories are young garbage: with room for many customers', clearing up takes less. What is kept is the whole base's and a batch's, far
 * below a gigabyte; with room for more Node.js clears up less often, is a tenth quicker and takes 150 MB more.
 */
const LIMITS = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 64 };
const CLOSE_WITHIN_MS = 5_000;

/**
 * Reviews in threads of its own: a night's arithmetic takes all cores, and holds up nothing that
 * the worker does beside it. Threads begin with the first batch and stay, with what they know of the whole base.
 */
export function openReviewers({ databaseUrl, atOnce, supplier, log }: ReviewersOptions): Reviewers {
  const threads = Math.min(atOnce, availableParallelism());
  const known = supplier && { country: supplier.country, timeZone: supplier.timeZone };
  const each = { databaseUrl, atOnce: Math.ceil(atOnce / threads), supplier: known };
  const crew = keepThreads(threads, () => startReviewThread(each, log));
  return {
    async review(batch, signal) {
      signal?.throwIfAborted();
      const thread = crew.leastBusy();
      signal?.addEventListener('abort', thread.end, { once: true });
      await thread.review(batch).finally(() => signal?.removeEventListener('abort', thread.end));
    },
    close: crew.close,
  };
}

interface ReviewThread extends CrewThread {
  review(batch: ABatch): Promise<void>;
  /** Ends it at once; what it had in hand fails. */
  end(): void;
}

interface InHand {
  resolve(): void;
  reject(error: Error): void;
}

function startReviewThread(given: Omit<ReviewersOptions, 'log'>, log: ReviewersOptions['log']): ReviewThread {
  const worker = startThread(THREAD, LIMITS, given);
  const inHand = new Map<number, InHand>();
  const state = { alive: true, lastId: 0 };
  const say = (order: ReviewOrder) => worker.postMessage(order);
  worker.on('message', (answer: ReviewAnswer) => hear(inHand, answer, log));
  const ended = followEnd(worker, (why) => {
    state.alive = false;
    for (const { reject } of inHand.values()) reject(new Error(`the thread that reviewed it ended: ${why}`));
    inHand.clear();
  });
  return {
    get load() {
      return inHand.size;
    },
    get alive() {
      return state.alive;
    },
    review: (batch) =>
      new Promise((resolve, reject) => {
        const id = ++state.lastId;
        inHand.set(id, { resolve, reject });
        say({ say: 'review', id, batch });
      }),
    end: () => void worker.terminate(),
    async close() {
      say({ say: 'close' });
      const late = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

function hear(inHand: Map<number, InHand>, answer: ReviewAnswer, log: ReviewersOptions['log']): void {
  if (answer.say === 'lost') {
    log.warn({ problem: answer.problem }, 'a reviewing thread lost a connection to the database');
    return;
  }
  const batch = inHand.get(answer.id);
  inHand.delete(answer.id);
  if (answer.say === 'reviewed') batch?.resolve();
  else batch?.reject(new Error(answer.problem));
}
