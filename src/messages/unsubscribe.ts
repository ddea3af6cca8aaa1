import { recordLift } from '../customers/lift-store.ts';
import { suppress } from '../customers/suppression-store.ts';
import type { Database } from '../platform/database.ts';
import type { LinkedMessage } from './link-target-store.ts';
import { withdraw } from './unsent-store.ts';

interface UnsubscribeDeps {
  db: Database;
  now: () => Date;
}

/**
 * From the commit on, nobody writes to the address, whichever customer it belongs to; mails not yet begun are taken back.
 * Doing it again changes nothing. `how` is the way it was said: on the page, or by a mail program's own button.
 */
export async function unsubscribe(
  { db, now }: UnsubscribeDeps,
  { messageId, contactId, addressHash }: LinkedMessage,
  how: 'page' | 'one-click',
): Promise<void> {
  await db.transaction(async (tx) => {
    const source = `${how}, from the mail of message ${messageId}`;
    if (addressHash !== null) await suppress(tx, { addressHash, reason: 'unsubscribed', source, at: now() });
    await withdraw(tx, addressHash === null ? { contactId } : { addressHash }, 'unsubscribed');
  });
}

/** Takes an unsubscription back, as the person pressed. An address stopped for any other reason stays stopped. */
export async function resubscribe(
  { db, now }: UnsubscribeDeps,
  { messageId, contactId, addressHash }: LinkedMessage,
): Promise<void> {
  if (addressHash === null) return;
  const because = `pressed on the page, from the mail of message ${messageId}`;
  await db.transaction((tx) =>
    recordLift(
      tx,
      { addressHash, reason: 'unsubscribed' },
      { by: `contact ${contactId}`, because, at: now() },
    ),
  );
}
