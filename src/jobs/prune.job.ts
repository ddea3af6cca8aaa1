import { pruneMessages } from '../messages/prune-messages.ts';
import { done, type Handler } from './job.ts';
import { pruneRuns } from './job-run-store.ts';
import type { ADay } from './payload.ts';

/** Runs tell what happened lately; the days before stand in reviews and messages. */
const RUNS_KEPT_DAYS = 30;

/** Forgets what is kept for a while only. */
export const prune: Handler<ADay> = async (deps) => {
  const now = deps.now();
  await pruneMessages(deps);
  await pruneRuns(deps.db, new Date(now.getTime() - RUNS_KEPT_DAYS * 86_400_000));
  return done;
};
