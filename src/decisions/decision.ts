import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { Signal, SignalKind } from '../signals/signal.ts';
import type { MessageKind } from './message-kind.ts';

/** Why a product stands in a mail, with the numbers that the sentence needs. */
export type ItemReason =
  | {
      kind: 'due';
      usualGapDays: number;
      daysSince: number;
      purchases: number;
      replacesProductId: number | null;
    }
  | { kind: 'industry'; industry: string; buyers: number; customers: number; lift: number }
  | { kind: 'beside'; productId: number; buyers: number; similarity: number }
  /** Customers who bought it in the last weeks. */
  | { kind: 'popular'; buyers: number };

export interface ProposedItem {
  productId: number;
  /** Usual quantity in whole packs. */
  quantity: number;
  reason: ItemReason;
}

export type CallPurpose = 'service' | 'retention' | 'growth';

export type Verdict =
  | {
      kind: 'message';
      messageKind: MessageKind;
      contactId: number;
      items: readonly ProposedItem[];
      signals: readonly SignalKind[];
    }
  | {
      kind: 'call';
      purpose: CallPurpose;
      /** The findings to talk about, strongest first. */
      signals: readonly Signal[];
      /** Yearly value at stake. */
      stakeCents: Cents;
      /** Chance that the finding is right. */
      probability: number;
    }
  | { kind: 'wait'; because: string; until: Day | null }
  | { kind: 'stop'; because: string };

/** One rule's answer; `because` is a code with a sentence in the words folder, `numbers` fill that sentence. */
export interface RuleAnswer {
  rule: string;
  spoke: boolean;
  because: string;
  numbers: Readonly<Record<string, number | string>>;
}

/** What a review chose, with its reasons and what else was considered. */
export interface Decision {
  customerId: number;
  day: Day;
  verdict: Verdict;
  /** Left alone on purpose; the verdict says what would have been done. */
  heldOut: boolean;
  signals: readonly Signal[];
  rules: readonly RuleAnswer[];
}
