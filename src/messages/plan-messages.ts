import type { Queryable } from '../platform/database.ts';
import type { MessagePlan } from './message-plan.ts';
import { insertPlannedMessages, type PlannedMessage } from './plan-store.ts';

/**
 * Writes the messages of a review's decisions, in the review's own transaction. A message that stands already
 * (customer, kind, period) is left as it is; only those newly written are returned.
 */
export function planMessages(tx: Queryable, plans: readonly MessagePlan[]): Promise<PlannedMessage[]> {
  return plans.length === 0 ? Promise.resolve([]) : insertPlannedMessages(tx, plans);
}
