import type { ItemReason } from '../decisions/decision.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { AnswerScale } from '../signals/answer.ts';
import type { SignalKind } from '../signals/signal.ts';

/** One product of a planned message, with its names as they stand on the day of the decision. */
export interface PlannedItem {
  productId: number;
  productName: string;
  unit: string | null;
  /** Name of the product that the reason speaks of: the one replaced, or the one it is bought beside. */
  otherProductName: string | null;
  quantity: number;
  reason: ItemReason;
}

export interface MessagePlan {
  customerId: number;
  contactId: number;
  kind: MessageKind;
  language: Language;
  /** With customer and kind the unique key: planning the same again changes nothing. */
  period: string;
  decidedOn: Day;
  /** Last day on which it may be sent. */
  expiresOn: Day;
  signals: readonly SignalKind[];
  items: readonly PlannedItem[];
  /** For a mail that asks; left out or null for others. */
  scale?: AnswerScale | null;
}
