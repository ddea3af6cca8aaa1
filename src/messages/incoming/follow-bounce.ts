import { suppress } from '../../customers/suppression-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { withdraw } from '../unsent-store.ts';
import { countSoftBounces, markCameBack, type TiedMail } from './came-back-store.ts';
import type { BounceSeverity } from './incoming-kind.ts';

/** So many bounces of a passing kind in so many days: the address is as good as gone. */
const SOFT_BOUNCES = 5;
const SOFT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What follows from a bounce that is written down already: the message has bounced, and the address is stopped at once, after
 * five, or, where the bounce is about us, never.
 */
export async function followBounce(
  tx: Queryable,
  bounce: { id: number; severity: BounceSeverity; tied: TiedMail; at: Date },
  now: Date,
): Promise<void> {
  const { severity, tied, at } = bounce;
  if (tied.messageId !== null)
    await markCameBack(tx, tied.messageId, severity === 'delayed' ? null : 'bounced', at);
  const { addressHash } = tied;
  if (addressHash === null || !(await isEnough(tx, { ...tied, addressHash }, severity, at))) return;
  // Not the server's answer: it may repeat the address, which a suppression must outlive.
  const source = `${severity === 'hard' ? 'hard bounce' : `${SOFT_BOUNCES} bounces in ${SOFT_DAYS} days`}, incoming mail ${bounce.id}`;
  await suppress(tx, { addressHash, reason: 'bounced', source, at: now });
  await withdraw(tx, { addressHash }, 'bounced');
}

async function isEnough(
  tx: Queryable,
  tied: { addressHash: string; contactId: number },
  severity: BounceSeverity,
  at: Date,
): Promise<boolean> {
  if (severity === 'hard') return true;
  if (severity !== 'soft' && severity !== 'full') return false;
  return (await countSoftBounces(tx, tied, new Date(at.getTime() - SOFT_DAYS * DAY_MS))) >= SOFT_BOUNCES;
}
