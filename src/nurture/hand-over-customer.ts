import { openHandOver } from '../customers/hand-over-store.ts';
import { withdrawMessages } from '../messages/withdraw-messages.ts';
import type { Database } from '../platform/database.ts';

/**
 * Gives a customer to a person by name: from the next decision and delivery on it gets no automatic mail or call. What
 * waits to be sent is taken back, what has happened stays on its timeline. Null when there is no such customer, else how
 * many messages were taken back.
 */
export async function handOverCustomer(
  { db }: { db: Database },
  input: { customerId: number; person: string; by: string },
): Promise<{ withdrawn: number } | null> {
  return db.transaction(async (tx) => {
    if (!(await openHandOver(tx, input))) return null;
    const because = `handed over to ${input.person}`;
    return { withdrawn: await withdrawMessages({ db: tx }, { customerId: input.customerId, because }) };
  });
}
