import { raiseByHand } from '../../calls/raise-by-hand.ts';
import type { RaisedCall } from '../../calls/raised-call.ts';
import { localMoment } from '../../customers/local-moment.ts';
import type { LinkedMessage } from '../../messages/link-target-store.ts';
import { withdrawMessages } from '../../messages/withdraw-messages.ts';
import type { Database } from '../../platform/database.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { readCareModel } from '../care-model-store.ts';
import { readYearValue } from '../snapshot-store.ts';

/**
 * A contact would rather be rung up than written to: a call is raised with `note` for whoever rings, and mails on their way to it are
 * taken back. False when a call of this customer was closed today already: then only the mails are.
 */
export function callInstead(
  { db, now, supplier }: { db: Database; now: () => Date; supplier: Pick<Supplier, 'timeZone'> },
  { customerId, contactId, contactName }: Pick<LinkedMessage, 'customerId' | 'contactId' | 'contactName'>,
  note: string,
): Promise<boolean> {
  return db.repeatable(async (tx) => {
    await withdrawMessages({ db: tx }, { contactId, because: 'call-instead' });
    const { settings } = await readCareModel(tx);
    const call: RaisedCall = {
      customerId,
      purpose: 'service',
      signals: [],
      // It was asked for.
      probability: 1,
      stakeCents: await readYearValue(tx, customerId),
      day: localMoment(now(), null, supplier.timeZone).day,
      expireAfterDays: settings.calls.expireAfterDays,
    };
    // A transaction within this one: both stand, or none.
    const within = tx as unknown as Database;
    return (await raiseByHand({ db: within, now }, { call, person: null, note, by: contactName })) !== null;
  });
}
