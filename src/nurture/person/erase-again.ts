import type { Database } from '../../platform/database.ts';
import { erasePerson } from './erase-person.ts';
import { findReturned } from './person-store.ts';

/**
 * Erases anew who came back in spite of an erasure: with a backup that was made before it. Resolves with how many persons that were.
 */
export async function eraseAgain(deps: { db: Database; now: () => Date }): Promise<number> {
  const returned = await findReturned(deps.db);
  for (const person of returned) await erasePerson(deps, person);
  return returned.length;
}
