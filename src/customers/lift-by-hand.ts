import type { Database } from '../platform/database.ts';
import { no, ok, type Result } from '../shared/result.ts';
import { findSuppression, recordLift } from './lift-store.ts';
import { FOUND_REASONS, type SuppressionReason } from './suppression-store.ts';

/** Lets an address be written to again because somebody knows better. Bounces counted so far count no more. */
export function liftByHand(
  deps: { db: Database; now: () => Date },
  input: { addressHash: string; by: string; because: string },
): Promise<Result<SuppressionReason, 'not-suppressed' | 'own-no'>> {
  const { addressHash, by, because } = input;
  return deps.db.transaction(async (tx) => {
    const suppression = await findSuppression(tx, addressHash);
    if (!suppression) return no('not-suppressed');
    // A person's own no is that person's to take back.
    if (!FOUND_REASONS.includes(suppression.reason)) return no('own-no');
    await recordLift(tx, suppression, { by, because, at: deps.now() });
    return ok(suppression.reason);
  });
}
