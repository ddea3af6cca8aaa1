import type { Database } from '../../platform/database.ts';
import type { KeptMark } from '../../platform/kept-mark.ts';
import type { Logger } from '../../platform/logger.ts';
import { openPause } from '../pause-store.ts';
import { judgeMark } from './judge-mark.ts';
import { findPlace, lockMark, saveMark } from './sending-mark-store.ts';

interface WatchDeps {
  db: Database;
  now: () => Date;
  log: Logger;
  keptMark: KeptMark;
  embedded: boolean;
}

/** Often enough for a backup of minutes ago to be noticed, seldom enough to cost nothing. */
const COUNT_EVERY_MS = 60_000;

/**
 * Before mails go: stops all sending when the database does not know of the last mails sent, since it would send them
 * again. What cannot be noticed is a whole machine set back to an earlier moment; whoever does that says so first, with
 * rytmi messages pause.
 */
export function watchForRestore(deps: WatchDeps): () => Promise<void> {
  let countedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = deps.now();
    const kept = deps.keptMark.read();
    const here = await findPlace(deps.db);
    const counted = await deps.db.transaction(async (tx) => {
      const stored = await lockMark(tx);
      const because = judgeMark({ stored, ...here, kept, embedded: deps.embedded });
      if (because === null && now.getTime() - countedAt < COUNT_EVERY_MS) return null;
      const mark = Math.max(stored?.mark ?? 0, kept?.mark ?? 0) + 1;
      await saveMark(tx, { mark, ...here });
      if (because !== null) await openPause(tx, { cause: 'restored', because: explain(because) }, now);
      return { mark, because };
    });
    if (!counted) return;
    deps.keptMark.write(counted.mark);
    countedAt = now.getTime();
    if (counted.because !== null) deps.log.error('the database looks restored or copied; sending is stopped');
  };
}

function explain(because: string): string {
  return `the database looks restored from a backup, or copied: ${because}. What was sent since could go again. Look at what is due (rytmi messages list --state approved), withdraw what has gone, then say: rytmi messages resume`;
}
