import { listCarePeople } from '../../customers/care-person-store.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import type { Database } from '../../platform/database.ts';

/** While nobody has been entered, so many people are reckoned with. */
const USUAL_PEOPLE = 2;

/** Calls that all care people together can make on a weekday. */
export async function readCapacity(db: Database, { calls }: Pick<CareModel, 'calls'>): Promise<number> {
  const people = await listCarePeople(db);
  if (people.length === 0) return USUAL_PEOPLE * calls.perPersonPerDay;
  return people.reduce((sum, { callsPerDay }) => sum + (callsPerDay ?? calls.perPersonPerDay), 0);
}
