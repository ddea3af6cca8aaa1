import type { Database } from '../../platform/database.ts';
import type { SentJournal } from './sent-journal.ts';
import { listNoes } from './sent-since-store.ts';

/** What other programs wrote down a moment late is still heard. */
const OVERLAP_MS = 60_000;
/** Looked back on at the start: nobody wrote while no worker ran. */
const AT_START_MS = 7 * 86_400_000;

/** Writes each "no" said since the last call into the journal, whichever program heard it. A second time does no harm. */
export function followNoes(deps: {
  db: Database;
  now: () => Date;
  journal: SentJournal;
}): () => Promise<void> {
  let since = new Date(deps.now().getTime() - AT_START_MS);
  const written = new Set<string>();
  return async () => {
    const now = deps.now();
    for (const line of await listNoes(deps.db, since)) {
      const key = `${line.no.addressHash} ${line.no.reason}`;
      if (!written.has(key)) deps.journal.write(line);
      written.add(key);
    }
    since = new Date(now.getTime() - OVERLAP_MS);
  };
}
