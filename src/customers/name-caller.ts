import type { Database } from '../platform/database.ts';
import type { Actor } from '../staff/audit/change.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { addCarePerson, type CarePerson, findCarePerson } from './care-person-store.ts';

/**
 * Names somebody who makes calls, or changes who is known by the same address, with the entry in the audit log. Answers
 * whether she is known, be it from before she made no more calls: what she heard stays hers.
 */
export function nameCaller(
  { db, now }: { db: Database; now: () => Date },
  { person, by }: { person: Omit<CarePerson, 'id'>; by: Actor },
): Promise<{ known: boolean }> {
  return db.transaction(async (tx) => {
    const before = await findCarePerson(tx, person.email);
    const { id, known } = await addCarePerson(tx, person);
    const kind = before ? 'care-person-changed' : 'care-person-added';
    await recordChange(
      { db: tx, now },
      { by, kind, subjects: { carePerson: [id] }, before: before && particularsOf(before), after: person },
    );
    return { known };
  });
}

function particularsOf({ id: _id, ...particulars }: CarePerson) {
  return particulars;
}
