import type { ABatch } from './payload.ts';

/** What a worker says to its reviewing threads. */
export type ReviewOrder = { say: 'review'; id: number; batch: ABatch } | { say: 'close' };

/** What a reviewing thread answers: once for each batch, and whenever it lost a connection. */
export type ReviewAnswer =
  | { say: 'reviewed'; id: number }
  | { say: 'failed'; id: number; problem: string }
  | { say: 'lost'; problem: string };
