/** A thread that replays on connections of its own, so that no page waits for it. Started by openReplayDesk. */
import { parentPort, workerData } from 'node:worker_threads';
import { compareCareModels } from '../../nurture/backtest/compare-care-models.ts';
import { handInThread } from '../../nurture/backtest/hand-in-thread.ts';
import { type BacktestDeps, runBacktest } from '../../nurture/backtest/run-backtest.ts';
import { openDatabase } from '../../platform/database.ts';
import { startThread } from '../../platform/start-thread.ts';
import { LONGEST_STATEMENT_MS } from '../../platform/statement-limits.ts';
import { nameProblem } from '../../shared/name-problem.ts';
import type { HistoryFound, ReplayAnswer, ReplayTask, TrialFound } from './replay-order.ts';

/** The books are read by so many at once. */
const CONNECTIONS = 3;

const host = parentPort;
if (!host) throw new Error('This file runs as a thread');
const say = (answer: ReplayAnswer) => host.postMessage(answer);
const { databaseUrl, country, order } = workerData.task as ReplayTask;
// A connection that is lost fails the query that used it, and with it the replay.
const statementMs = LONGEST_STATEMENT_MS.worker;
const db = openDatabase(databaseUrl, { max: CONNECTIONS, onError: () => undefined, statementMs });

try {
  const onProgress = (share: number) => say({ say: 'share', share });
  say({ say: 'found', result: await find(onProgress) });
} catch (error) {
  say({ say: 'failed', problem: nameProblem(error as Error) });
} finally {
  await db.$client.end();
}

async function find(onProgress: (share: number) => void): Promise<TrialFound | HistoryFound> {
  const deps: BacktestDeps = {
    ...{ db, supplier: { country } },
    openHand: (task) => handInThread(startThread, task),
  };
  if (order.purpose === 'trial')
    return compareCareModels(deps, { today: order.today, proposed: order.proposed, onProgress });
  const { names, ...found } = await runBacktest(deps, { from: order.from, to: order.to, onProgress });
  return { ...found, names: Object.fromEntries(names) };
}
