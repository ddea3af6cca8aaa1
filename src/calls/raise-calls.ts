import type { Queryable } from '../platform/database.ts';
import { mergeCallTasks } from './raise-store.ts';
import type { RaisedCall } from './raised-call.ts';

/**
 * Writes the calls of a review's decisions, in the review's own transaction: at most one raise per customer. A customer
 * that has an open or snoozed call keeps that one; the new reasons are merged into it. Repeating a batch changes nothing.
 */
export function raiseCalls(
  tx: Queryable,
  raises: readonly RaisedCall[],
): Promise<{ raised: number; merged: number }> {
  return raises.length === 0 ? Promise.resolve({ raised: 0, merged: 0 }) : mergeCallTasks(tx, raises);
}
