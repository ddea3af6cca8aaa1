import type { Day } from '../../../../src/shared/calendar-day.ts';

/** One customer over the weeks of a replay: as it was, and with all orders cut off from the first day on. */
export interface AlarmCase {
  customerId: number;
  /** Whether its gaps before the replay were even. */
  regular: boolean;
  /** The days of the replay, a week apart. */
  days: readonly Day[];
  /** Beside the days: whether it really ordered again on or after the day. */
  cameBack: readonly boolean[];
  /** How alarming each rule finds it, beside the days; a higher number is more silent. */
  real: Readonly<Record<string, readonly number[]>>;
  /** The same with the orders cut off; null for a customer that did not order within the replay, and may have stopped by itself. */
  stopped: Readonly<Record<string, readonly number[]>> | null;
}
