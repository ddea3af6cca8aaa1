import type { ContactRole } from '../decisions/facts.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { Cents } from '../shared/money.ts';
import type { Signal } from '../signals/signal.ts';
import type { CALL_PURPOSES, CALL_STATES, HandNote } from './call-table.ts';
import type { Claim } from './claim.ts';

type CallState = (typeof CALL_STATES)[number];
export type CallTaskPurpose = (typeof CALL_PURPOSES)[number];

/** Whom to ask for. */
interface CallContact {
  id: number;
  name: string;
  role: ContactRole;
  phone: string | null;
  language: Language;
}

/** One call as it stands on a list. */
export interface CallCard {
  id: number;
  customerId: number;
  customerName: string;
  city: string | null;
  contact: CallContact | null;
  state: CallState;
  purpose: CallTaskPurpose;
  signals: readonly Signal[];
  stakeCents: Cents;
  probability: number;
  raisedOn: Day;
  expiresOn: Day;
  snoozedUntil: Day | null;
  attempts: number;
  /** A person who no longer makes calls holds nothing. */
  assignedTo: { id: number; name: string } | null;
  handOverNote: string | null;
  /** Who wrote the note. */
  handOverBy: string | null;
  /** What others wrote before it, oldest first. */
  earlierNotes: readonly HandNote[];
  /** Who has it on the desk, or had until it fell idle; see claim.ts. */
  claim: Claim | null;
}
