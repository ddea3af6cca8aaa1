import type { Worker } from 'node:worker_threads';
import { beginReplay, endReplay, noteShare } from '../../nurture/backtest/replay-run-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { startThread } from '../../platform/start-thread.ts';
import { turnsFor } from '../../platform/turns.ts';
import { nameProblem } from '../../shared/name-problem.ts';
import type { ReplayAnswer, ReplayOrder, ReplayTask } from './replay-order.ts';

export interface ReplayDeskDeps {
  db: Queryable;
  databaseUrl: string;
  now: () => Date;
  supplier: { country: string };
  /** Called when a replay failed by our fault. */
  onTrouble(problem: string): void;
}

/** Where replays are asked for: one at a time a purpose, for whoever asked last. */
export interface ReplayDesk {
  /** Begins a replay and answers its id; it ends by itself, whoever watches. */
  start(order: ReplayOrder, by: string): Promise<string>;
  /** Stops whatever runs. */
  close(): Promise<void>;
}

const THREAD = new URL('./replay-thread.ts', import.meta.url);
/** The books of 5,000 customers, and room for their replay. */
const LIMITS = { maxOldGenerationSizeMb: 4_096, maxYoungGenerationSizeMb: 64 };
/** Its row is written so often, and no oftener. */
const HEARD_EVERY_MS = 1_000;

interface Running {
  /** Ends it at once; answers when its row says so. */
  stop(): Promise<void>;
}

export function openReplayDesk(deps: ReplayDeskDeps): ReplayDesk {
  const running = new Map<ReplayOrder['purpose'], Running>();
  const begin = async (order: ReplayOrder, by: string): Promise<string> => {
    await running.get(order.purpose)?.stop();
    const id = await beginReplay(deps.db, { purpose: order.purpose, asked: order, by, at: deps.now() });
    running.set(order.purpose, watch(deps, id, order));
    return id;
  };
  // Two presses at once would each find nothing to stop, and one of the two would run on unseen.
  const inTurn = turnsFor(1);
  return {
    start: (order, by) => inTurn(() => begin(order, by)),
    close: () => inTurn(async () => void (await Promise.all([...running.values()].map((one) => one.stop())))),
  };
}

/** Starts the thread and writes down what it says. Only the first end of a replay counts. */
function watch(deps: ReplayDeskDeps, id: string, order: ReplayOrder): Running {
  const task: ReplayTask = { databaseUrl: deps.databaseUrl, country: deps.supplier.country, order };
  const thread: Worker = startThread(THREAD, LIMITS, { task });
  // One write after another: a late share must not follow the end.
  let writing: Promise<unknown> = Promise.resolve();
  let heardAt = 0;
  const write = (work: () => Promise<void>) => {
    writing = writing.then(work).catch((error: Error) => deps.onTrouble(nameProblem(error)));
    return writing;
  };
  const end = (state: 'done' | 'failed' | 'stopped', result?: unknown) =>
    write(() => endReplay(deps.db, { id, state, result, at: deps.now() }));
  const fail = (problem: string) => {
    deps.onTrouble(problem);
    void end('failed');
  };
  thread.on('message', (answer: ReplayAnswer) => {
    if (answer.say === 'found') return void end('done', answer.result);
    if (answer.say === 'failed') return fail(answer.problem);
    if (performance.now() - heardAt < HEARD_EVERY_MS) return;
    heardAt = performance.now();
    void write(() => noteShare(deps.db, { id, share: answer.share, at: deps.now() }));
  });
  thread.on('error', (error: Error) => fail(error.stack ?? error.message));
  // Whatever ended it without a word; a row that has ended stays as it is.
  thread.on('exit', () => void end('stopped'));
  return {
    async stop() {
      await thread.terminate();
      await writing;
    },
  };
}
