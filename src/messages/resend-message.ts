import type { Queryable } from '../platform/database.ts';
import { approveAgain } from './stuck-store.ts';

/**
 * Sends a message whose fate is uncertain, or that failed, once more, by a person's word alone. Answers false when it is
 * in neither state.
 */
export function resendMessage(
  deps: { db: Queryable; now: () => Date },
  input: { id: string; by: string },
): Promise<boolean> {
  return approveAgain(deps.db, input.id, `sent again by ${input.by}`, deps.now());
}
