import type { Queryable } from '../platform/database.ts';
import { approveAgain } from './stuck-store.ts';

/**
 * Sends a message whose fate is uncertain, or that failed, once more, by a person's word alone. With a `fence` only if it has not been
 * taken since under another one: so a second press on an old page sends nothing. Answers false when it is in neither state, or was taken.
 */
export function resendMessage(
  deps: { db: Queryable; now: () => Date },
  input: { id: string; by: string; fence?: string },
): Promise<boolean> {
  const { id, by, fence = null } = input;
  return approveAgain(deps.db, { id, fence }, `sent again by ${by}`, deps.now());
}
