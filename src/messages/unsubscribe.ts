import { recordLift } from '../customers/lift-store.ts';
import { isSuppressed } from '../customers/suppression-store.ts';
import type { Database } from '../platform/database.ts';
import { stopAddress } from './incoming/stop-address.ts';
import type { LinkedMessage } from './link-target-store.ts';
import { withdraw } from './unsent-store.ts';

interface UnsubscribeDeps {
  db: Database;
  now: () => Date;
}

/**
 * From the commit on, nobody writes to the address, the one the mail went to nor the contact's own, whichever customer it belongs to; mails not yet begun are taken back.
 * Doing it again changes nothing. `how` is the way it was said: on the page, or by a mail program's own button.
 */
export async function unsubscribe(
  { db, now }: UnsubscribeDeps,
  { messageId, contactId, addressHashes }: LinkedMessage,
  how: 'page' | 'one-click',
): Promise<void> {
  await db.repeatable(async (tx) => {
    const source = `${how}, from the mail of message ${messageId}`;
    await stopAddress(tx, { hashes: addressHashes, reason: 'unsubscribed', source, at: now() });
    // The contact's too: between a correction and the next mail, no address leads to it.
    await withdraw(tx, { contactId }, 'unsubscribed');
  });
}

/** Takes an unsubscription back, as the person pressed. An address stopped for any other reason stays stopped, and is said to be. */
export async function resubscribe(
  { db, now }: UnsubscribeDeps,
  { messageId, contactId, addressHashes }: LinkedMessage,
): Promise<{ stopped: boolean }> {
  const because = `pressed on the page, from the mail of message ${messageId}`;
  const word = { by: `contact ${contactId}`, because, at: now() };
  return db.repeatable(async (tx) => {
    // An erased person has no address left to write to.
    let stopped = addressHashes.length === 0;
    for (const addressHash of addressHashes) {
      await recordLift(tx, { addressHash, reason: 'unsubscribed' }, word);
      stopped ||= await isSuppressed(tx, addressHash);
    }
    return { stopped };
  });
}
