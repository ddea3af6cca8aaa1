import { withdrawMessages } from '../../messages/withdraw-messages.ts';
import type { Database } from '../../platform/database.ts';
import { erasePersonal, findPerson, inErasure, suppressErased } from './person-store.ts';
import { PERSONAL_TABLES } from './personal-data.ts';

/**
 * Erases a person from every table, all or nothing, and suppresses the address so that no import brings it back. What the
 * company bought, and that mails went, stays without a name. Resolves with the rows touched, by table.
 */
export async function erasePerson(
  { db, now }: { db: Database; now: () => Date },
  { address, addressHash }: { address: string; addressHash: string },
): Promise<Record<string, number>> {
  return inErasure(db, async (client, tx) => {
    const person = await findPerson(client, address, addressHash);
    for (const contactId of person.contacts)
      await withdrawMessages({ db: tx }, { contactId, because: 'erased' });
    const touched: Record<string, number> = {};
    for (const one of PERSONAL_TABLES) {
      const rows = await erasePersonal(client, person, one);
      if (rows > 0) touched[one.table] = rows;
    }
    await suppressErased(client, addressHash, now());
    return touched;
  });
}
