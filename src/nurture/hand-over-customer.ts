import { withdrawTasks } from '../calls/withdraw-store.ts';
import { openHandOver } from '../customers/hand-over-store.ts';
import { localMoment } from '../customers/local-moment.ts';
import { withdrawMessages } from '../messages/withdraw-messages.ts';
import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';

interface HandOverDeps {
  db: Database;
  now: () => Date;
  supplier: Pick<Supplier, 'timeZone'>;
}

/**
 * Gives a customer to a person by name: from the next decision and delivery on it gets no automatic mail or call. What
 * waits to be sent or to be called about is taken back, what has happened stays on its timeline. Null when there is no such
 * customer, else how many messages and calls were taken back.
 */
export async function handOverCustomer(
  { db, now, supplier }: HandOverDeps,
  input: { customerId: number; person: string; by: string },
): Promise<{ withdrawn: number; callsWithdrawn: number } | null> {
  const { customerId } = input;
  const { day: today } = localMoment(now(), null, supplier.timeZone);
  return db.repeatable(async (tx) => {
    if (!(await openHandOver(tx, input))) return null;
    const because = `handed over to ${input.person}`;
    return {
      withdrawn: await withdrawMessages({ db: tx }, { customerId, because }),
      callsWithdrawn: await withdrawTasks(tx, { customerId, today }),
    };
  });
}
