import type { ItemReason } from '../decisions/decision.ts';
import type { ContactRole } from '../decisions/facts.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { AnswerScale } from '../signals/answer.ts';

export interface LetterItem {
  productId: number;
  productName: string;
  unit: string | null;
  /** The product that the reason speaks of. */
  otherProductName: string | null;
  quantity: number;
  reason: ItemReason;
}

/** All that a message's mail is made of, apart from templates, links and the supplier. */
export interface Letter {
  id: string;
  kind: MessageKind;
  language: Language;
  decidedOn: Day;
  expiresOn: Day;
  /** Attempts made before this one. */
  attempt: number;
  customer: { id: number; name: string; industry: string | null };
  contact: {
    id: number;
    name: string;
    firstName: string | null;
    role: ContactRole;
    email: string | null;
    addressHash: string | null;
    timeZone: string | null;
    country: string | null;
  };
  /** Nothing was ever sent to this contact before. */
  first: boolean;
  items: readonly LetterItem[];
  /** What a greeting wishes; left out or null for a name day, and for other kinds. */
  occasion?: string | null;
  /** What it may be answered with; left out or null for its kind's usual. */
  scale?: AnswerScale | null;
}
