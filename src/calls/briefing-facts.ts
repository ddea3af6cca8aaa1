import type { MessageKind } from '../decisions/message-kind.ts';
import type { MonthValue } from '../rhythm/value-by-month.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { ValueClass } from '../signals/worth/value-class.ts';
import type { CallCard } from './call-card.ts';
import type { CallOutcome } from './call-outcome.ts';

/** One order as the customer's history shows it; a negative value is goods returned or credited. */
export interface PastOrder {
  day: Day;
  lines: number;
  valueCents: Cents;
}

/** One item that the customer buys again and again. */
export interface UsualItem {
  productId: number;
  name: string;
  unit: string | null;
  /** In whole packs. */
  quantity: number;
  usualGapDays: number | null;
  lastDay: Day;
  /** When its own rhythm expects it next; null where too little is known. */
  dueOn: Day | null;
}

/** One message and what came of it. */
export interface PastMessage {
  day: Day;
  kind: MessageKind;
  state: string;
  answers: readonly ('reordered' | 'answered' | 'replied' | 'bounced' | 'complained')[];
}

export interface OpenComplaint {
  openedOn: Day;
  about: string | null;
  words: string | null;
}

export interface PastCall extends CallOutcome {
  on: Day;
  person: string | null;
}

/** All that a briefing tells, newest first in every list. */
export interface BriefingFacts {
  card: CallCard;
  /** ISO 4217. */
  currency: string;
  /** What earlier calls had shown of the reason when the call was raised; null where nothing yet. */
  judged: { right: number; judged: number; share: number } | null;
  /** Names of the products that the signals speak of. */
  productNames: ReadonlyMap<number, string>;
  firstOrderOn: Day | null;
  orderDays: number;
  usualGapDays: number | null;
  /** As of the last review; null: cannot tell yet. */
  valueClass: ValueClass | null;
  /** When the next order is expected; null where the customer's own gaps are too few. */
  nextOrderOn: Day | null;
  /** Every order day, oldest first, and value by month: to be drawn. */
  allOrderDays: readonly Day[];
  months: readonly MonthValue[];
  orders: readonly PastOrder[];
  items: readonly UsualItem[];
  messages: readonly PastMessage[];
  complaints: readonly OpenComplaint[];
  calls: readonly PastCall[];
}
