import type { Database, Queryable } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { MailOut } from '../platform/outgoing-mail.ts';
import type { Supplier } from '../shared/supplier.ts';
import { speakerFor } from '../words/speaker.ts';
import { composeReorderMail } from './compose-reorder-mail.ts';
import { lockUnmailed, markMailed } from './reorder-store.ts';
import { troubleOf } from './trouble-of.ts';

/**
 * Tells the order desk of confirmed reorders, oldest first. One that cannot be mailed now stays for the next run. The row
 * is locked while its mail is on the line; a crash in between may mail it twice, with the same Message-ID, since an
 * order told twice is a smaller harm than one never told.
 */
export async function sendReorders(deps: {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  mailOut: MailOut;
  log: Logger;
}): Promise<{ mailed: number; waiting: number }> {
  const failed: string[] = [];
  let mailed = 0;
  for (;;) {
    const result = await deps.db.transaction((tx) => mailOldest(tx, deps, failed));
    if (result === 'none') return { mailed, waiting: failed.length };
    if (result === 'mailed') mailed += 1;
  }
}

async function mailOldest(
  tx: Queryable,
  deps: { now: () => Date; supplier: Supplier; mailOut: MailOut; log: Logger },
  failed: string[],
): Promise<'mailed' | 'failed' | 'none'> {
  const reorder = await lockUnmailed(tx, failed);
  if (!reorder) return 'none';
  const mail = composeReorderMail(reorder, deps.supplier, speakerFor(deps.supplier.language));
  try {
    await deps.mailOut.send(mail);
  } catch (error) {
    // Not the server's words: they may hold the address.
    const { step, code, enhanced } = troubleOf(error);
    deps.log.warn({ reorder: reorder.id, step, code, enhanced }, 'order desk not reached, will try again');
    failed.push(reorder.id);
    return 'failed';
  }
  await markMailed(tx, reorder.id, deps.now());
  return 'mailed';
}
