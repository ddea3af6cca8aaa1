import type { DeliverDeps } from '../../../src/messages/delivery.ts';
import type { Letter } from '../../../src/messages/letter.ts';
import { writeMail } from '../../../src/messages/write-mail.ts';

/** More than there are connections: none of them waits for a mail to be written. */
const AT_ONCE = 50;

/**
 * Writes, signs and sends with the very parts that Rytmi does it with, and asks and keeps nothing: as fast as Rytmi would be if
 * rights, pace and ledger cost nothing.
 */
export async function sendUnledgered(
  deps: Pick<DeliverDeps, 'supplier' | 'templates' | 'links' | 'mailOut'>,
  letters: readonly Letter[],
): Promise<void> {
  const waiting = letters.values();
  const lane = async () => {
    for (const letter of waiting) await deps.mailOut.send(writeMail(deps, letter).outgoing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
