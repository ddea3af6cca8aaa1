/** A reviewing thread, with a database pool and whole-base statistics of its own. Started by openReviewers. */
import { parentPort, workerData } from 'node:worker_threads';
import { reviewBatch } from '../nurture/review-batch.ts';
import { openDatabase } from '../platform/database.ts';
import { LONGEST_STATEMENT_MS } from '../platform/statement-limits.ts';
import { nameProblem } from '../shared/name-problem.ts';
import type { ReviewAnswer, ReviewOrder } from './review-thread-talk.ts';

/** For each batch in hand: one streams order lines, one asks for the rest, one writes. */
const CONNECTIONS_A_BATCH = 3;

const host = parentPort;
if (!host) throw new Error('This file runs as a thread');
const say = (answer: ReviewAnswer) => host.postMessage(answer);
const db = openDatabase(workerData.databaseUrl, {
  max: CONNECTIONS_A_BATCH * workerData.atOnce,
  statementMs: LONGEST_STATEMENT_MS.worker,
  onError: (error) => say({ say: 'lost', problem: nameProblem(error) }),
});

host.on('message', (order: ReviewOrder) => {
  if (order.say === 'close') void db.$client.end().finally(() => host.close());
  else
    reviewBatch({ db, supplier: workerData.supplier }, order.batch).then(
      () => say({ say: 'reviewed', id: order.id }),
      (error: Error) => say({ say: 'failed', id: order.id, problem: nameProblem(error) }),
    );
});
