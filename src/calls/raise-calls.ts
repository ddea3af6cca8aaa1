import type { CallPurpose } from '../decisions/decision.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { Signal } from '../signals/signal.ts';
import { mergeCallTasks } from './raise-store.ts';

/** A finding that a person should talk about with the customer. */
export interface RaisedCall {
  customerId: number;
  purpose: CallPurpose;
  signals: readonly Signal[];
  /** Yearly value at stake. */
  stakeCents: Cents;
  /** 0–1: chance that the finding is right. */
  probability: number;
  /** The day of the review that found it. */
  day: Day;
  /** Unmade by then, the call has lost its reason. */
  expireAfterDays: number;
}

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
