import type { CallPurpose } from '../../decisions/decision.ts';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Flag } from './replay-talk.ts';

/** Lower quarter, middle and upper quarter of some days. */
export type Quartiles = readonly [lower: number, middle: number, upper: number];

export interface MailCount {
  kind: MessageKind;
  sent: number;
  /** Would have been written to, but are left alone to measure the effect. */
  heldOut: number;
}

export interface CallCount {
  /** A call waiting from before the replay may be a follow-up. */
  purpose: CallPurpose | 'follow-up';
  raised: number;
  made: number;
  /** Nobody had time for them before they expired. */
  unmade: number;
  heldOut: number;
}

/** One week of the replay; the last one may be cut short. */
export interface ReplayWeek {
  from: Day;
  mails: Partial<Record<MessageKind, number>>;
  raised: number;
  made: number;
  /** Calls that people have time for in its weekdays. */
  capacity: number;
}

/** Items reminded of, and whether they were bought anyway: history knew nothing of the reminder. */
export interface ReminderCheck {
  items: number;
  /** The item's usual gap after the reminder lies within the books. */
  judged: number;
  /** Bought within the usual gap after the reminder. */
  bought: number;
  /** Days from the reminder to that purchase; null where there was none. */
  daysEarly: Quartiles | null;
}

/** Customers noticed by a signal, and whether they really ordered nothing in the 90 days that followed. */
export interface FlagCheck {
  kind: Flag['kind'];
  noticed: number;
  /** The 90 days lie within the books. */
  judged: number;
  fellSilent: number;
}

/** Silences of 90 days that began to be so long within the replay, of customers with a rhythm to fall silent from. */
export interface SilenceCheck {
  silences: number;
  /**
   * Noticed as silent on or before the 90th day: late comes of itself for a quarter of all gaps. Days before it, of those. Replays
   * that an earlier version kept do not say.
   */
  silentBefore?: number;
  silentDaysEarlier?: Quartiles | null;
  /** Noticed as late or silent on or before the 90th day, or only after it. */
  before: number;
  after: number;
  /** Days before the 90th, of those noticed before. */
  daysEarlier: Quartiles | null;
  /** Silences of customers that had ordered once only, whom no rhythm shows; not among the above. */
  orderedOnce: number;
}

export interface Disturbed {
  customerId: number;
  mails: number;
  calls: number;
}

/** What care would have done in the past, and how well it would have known. */
export interface BacktestReport {
  from: Day;
  to: Day;
  weeks: readonly ReplayWeek[];
  mails: readonly MailCount[];
  /** Decided on a day on which no mails go, and overtaken by an order or expired by the next one. */
  overtaken: number;
  calls: readonly CallCount[];
  callsPerDay: number;
  reminders: ReminderCheck;
  flags: readonly FlagCheck[];
  silences: SilenceCheck;
  /** Most contacted first, ten at most. */
  disturbed: readonly Disturbed[];
}
