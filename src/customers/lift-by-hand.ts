import type { Database } from '../platform/database.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { findSuppressions, recordLift } from './lift-store.ts';
import { FOUND_REASONS, type SuppressionReason } from './suppression-store.ts';

/** Lets an address be written to again because somebody knows better. Bounces counted so far count no more. */
export function liftByHand(
  deps: { db: Database; now: () => Date },
  input: { addressHash: string; by: string; because: string },
): Promise<Result<SuppressionReason, 'not-suppressed' | 'own-no'>> {
  const { addressHash, by, because } = input;
  return deps.db.transaction(async (tx) => {
    const suppressions = await findSuppressions(tx, addressHash);
    const [newest] = suppressions;
    if (!newest) return no('not-suppressed');
    // A person's own no is that person's to take back.
    if (!suppressions.every(({ reason }) => FOUND_REASONS.includes(reason))) return no('own-no');
    for (const one of suppressions) await recordLift(tx, one, { by, because, at: deps.now() });
    return ok(newest.reason);
  });
}
