import type { Database } from '../platform/database.ts';
import type { Actor } from '../staff/audit/change.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { findCarePerson, removeCarePerson } from './care-person-store.ts';

/** She makes no more calls, with the entry in the audit log; what she heard stays. False when nobody of that address makes any. */
export function removeCaller(
  { db, now }: { db: Database; now: () => Date },
  { email, by }: { email: string; by: Actor },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const person = await findCarePerson(tx, email);
    if (!person || !(await removeCarePerson(tx, email))) return false;
    const change = { kind: 'care-person-removed', subjects: { carePerson: [person.id] } } as const;
    await recordChange({ db: tx, now }, { by, ...change });
    return true;
  });
}
