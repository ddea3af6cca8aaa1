import type { Queryable } from '../../platform/database.ts';
import { addEntry } from './audit-store.ts';
import type { ChangeKind } from './change-kind.ts';

/** Who makes a change: a signed-in staff user, or with a null id somebody at the command line. */
export interface Actor {
  staffId: string | null;
  name: string;
}

export interface Change {
  by: Actor;
  kind: ChangeKind;
  /** Ids of what was changed, by word of the design: `{ callTask: [7], customer: [3] }`. At most 1,000 are kept of each. */
  subjects: Readonly<Record<string, readonly (number | string)[]>>;
  /** What stood there before, and what stands now: only fields that changed; left out where there is nothing to tell. */
  before?: unknown;
  after?: unknown;
}

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
