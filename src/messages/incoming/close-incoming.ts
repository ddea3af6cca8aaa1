import { recordConsent } from '../../customers/consent-store.ts';
import { recordLift } from '../../customers/lift-store.ts';
import { dropSource, findSuppressionsOf } from '../../customers/suppression-store.ts';
import type { Database, Queryable } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import { type IncomingMail, lockToDo, recordClosed } from './incoming-store.ts';
import { stopSource } from './stop-address.ts';

/** `not-a-stop`: the words were misread, so the address may be written to again. */
export const CLOSINGS = ['done', 'not-a-stop'] as const;

export interface Closing {
  id: number;
  how: (typeof CLOSINGS)[number];
  by: string;
  /** What was done, or why it was no stop; needed for the latter. */
  because: string;
}

/**
 * A person has dealt with a mail: answered it, looked at it, or confirmed that it means no more mails. From then on the
 * contact may be written to again, unless it was a no.
 */
export function closeIncoming(
  deps: { db: Database; now: () => Date },
  closing: Closing,
): Promise<Result<IncomingMail, 'not-to-do' | 'no-stop' | 'no-reason'>> {
  return deps.db.transaction(async (tx) => {
    const mail = await lockToDo(tx, closing.id);
    if (!mail) return no('not-to-do');
    const isStop = mail.task === 'confirm-stop';
    if (closing.how === 'not-a-stop' && !isStop) return no('no-stop');
    if (closing.how === 'not-a-stop' && closing.because === '') return no('no-reason');
    if (closing.how === 'not-a-stop') await takeStopBack(tx, mail, closing, deps.now());
    else if (isStop) await confirmStop(tx, mail, closing, deps.now());
    await recordClosed(tx, mail.id, { by: closing.by, because: closing.because, at: deps.now() });
    return ok(mail);
  });
}

/** An address that another mail asked to stop as well stays stopped. */
async function takeStopBack(
  tx: Queryable,
  mail: IncomingMail,
  { by, because }: Closing,
  at: Date,
): Promise<void> {
  const source = stopSource(mail.id);
  for (const suppression of await findSuppressionsOf(tx, source)) {
    const staysStopped = await dropSource(tx, { ...suppression, source });
    if (!staysStopped) await recordLift(tx, suppression, { by, because, at });
  }
}

/** The address is stopped already; what is added is that the person objected, with who read it so. */
async function confirmStop(tx: Queryable, mail: IncomingMail, { by }: Closing, at: Date): Promise<void> {
  if (mail.contactId === null) return;
  const source = `${stopSource(mail.id)}, confirmed by ${by}`;
  await recordConsent(tx, { contactId: mail.contactId, basis: 'none', source, at });
}
