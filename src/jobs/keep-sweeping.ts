import { resolveStuck, type StuckInput } from '../messages/resolve-stuck.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { nameProblem } from '../shared/name-problem.ts';
import type { Supplier } from '../shared/supplier.ts';
import { hasStuckMessages } from './need-store.ts';

const LOOK_EVERY_MS = 5_000;
/** The queue's own sweep goes first, and is seen by all. */
const LATE_MS = 10_000;

export interface SweepDeps extends Pick<StuckInput, 'builtInInbox'> {
  db: Database;
  now: () => Date;
  log: Logger;
  supplier: Pick<Supplier, 'senderAddress'>;
}

/**
 * Sweeps in each worker, at once and until stopped, what the queue's bells have not come to: they stay out for a quarter of a minute
 * after its database went away, and for half a one after the worker that answered them died, each time anew. A doubt has to be shown
 * within a minute all the same.
 */
export function keepSweeping(deps: SweepDeps, everyMs = LOOK_EVERY_MS): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= sweepIfLate(deps)
      .catch((error: Error) =>
        deps.log.warn({ problem: nameProblem(error) }, 'stuck mails were not looked for'),
      )
      .finally(() => (running = null));
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function sweepIfLate(deps: SweepDeps): Promise<void> {
  const { db, now, log, builtInInbox } = deps;
  if (!(await hasStuckMessages(db, new Date(now().getTime() - LATE_MS)))) return;
  log.warn(
    await resolveStuck(deps, { builtInInbox }),
    'stuck mails were swept before the queue rang for them',
  );
}
