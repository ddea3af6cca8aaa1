import type { Queryable } from '../../platform/database.ts';
import { addEntry } from './audit-store.ts';
import type { Change } from './change.ts';

/**
 * Writes one change into the audit log, which nobody can alter. `deps.db` should be the transaction that makes the
 * change, so that neither stands without the other; where the use case keeps its transaction to itself, call this right after it
 * succeeded. `before` and `after` go to JSON: settings, states, ids and days; never names, addresses or free text
 * about a customer's people, since an entry stays for good. A kind that is not in CHANGE_KINDS yet goes there, with its
 * words under `staff:change`. Throws when the database does.
 */
export function recordChange(deps: { db: Queryable; now: () => Date }, change: Change): Promise<void> {
  return addEntry(deps.db, { ...change, at: deps.now() });
}
