import type { Database } from '../../platform/database.ts';
import { openPause } from '../pause-store.ts';
import type { JournalLine } from './sent-journal.ts';
import { addNoes, addSent, closeSent, type SentSince } from './sent-since-store.ts';

interface Reconciled {
  /** Due in the backup, and sent since. */
  closed: number;
  /** Planned and sent since: the backup knew nothing of them. */
  added: number;
  /** Addresses that said no since. */
  noes: number;
}

/**
 * Tells a restored database what was sent, and who said no, since its backup; sending stands still before and after, until a person
 * lets it go on. Doing it again changes nothing.
 */
export async function reconcileSent(
  { db, now }: { db: Database; now: () => Date },
  { lines, because }: { lines: readonly JournalLine[]; because: string },
): Promise<Reconciled> {
  return db.transaction(async (tx) => {
    await openPause(tx, { cause: 'restored', because }, now());
    const sent = sentIn(lines);
    const closed = await closeSent(tx, sent);
    const added = await addSent(tx, sent);
    const noes = await addNoes(
      tx,
      lines.filter((line) => 'no' in line),
    );
    return { closed, added, noes };
  });
}

/** Begun and not told the end of: it may have arrived, and only a person may send it again. */
function sentIn(lines: readonly JournalLine[]): SentSince[] {
  const sent = new Map<string, SentSince>();
  for (const line of lines) {
    if ('no' in line) continue;
    const { message, at } = line;
    if (line.to === 'sending') sent.set(message, { ...line, to: 'uncertain' });
    else if (line.to === 'accepted')
      sent.set(message, { ...(sent.get(message) ?? UNTOLD), message, at, to: 'accepted' });
    else if (line.to !== 'uncertain') sent.delete(message);
  }
  return [...sent.values()];
}

/** Its beginning lies before the backup, so the database knows the rest. */
const UNTOLD = {
  ...{ customer: null, contact: null, kind: null, language: null },
  ...{ decidedOn: null, expiresOn: null },
};
