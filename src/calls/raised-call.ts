import type { CallPurpose } from '../decisions/decision.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { Signal } from '../signals/signal.ts';

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
