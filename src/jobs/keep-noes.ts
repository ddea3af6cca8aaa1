import { followNoes } from '../messages/restored/follow-noes.ts';
import type { SentJournal } from '../messages/restored/sent-journal.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { nameProblem } from '../shared/name-problem.ts';

/** At most so much of what people refused could be missing from a restored database. */
const EVERY_MS = 15_000;

/** Keeps every "no" beside the database too, in each worker, until stopped. */
export function keepNoes(deps: { db: Database; now: () => Date; log: Logger; journal: SentJournal }): {
  stop(): Promise<void>;
} {
  const follow = followNoes(deps);
  let running = Promise.resolve();
  const look = () => {
    running = follow().catch((error: Error) =>
      deps.log.warn({ problem: nameProblem(error) }, 'the journal of refusals is behind'),
    );
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
