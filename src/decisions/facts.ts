import type { OpenForecast } from '../forecast/open-forecast.ts';
import type { BaseStatistics } from '../rhythm/base-statistics.ts';
import type { PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { GivenAnswer } from '../signals/answer.ts';
import type { TrendBase } from '../signals/trends/trend-base.ts';
import type { WorthBase } from '../signals/worth/worth-base.ts';
import type { CareLevel, CareModel } from './care-model.ts';
import type { CallPurpose } from './decision.ts';
import type { MessageKind } from './message-kind.ts';
import type { SignalTrust } from './signal-trust.ts';
import type { SuggestionBase } from './suggestions/suggestion-base.ts';

export interface CustomerFacts {
  id: number;
  careLevel: CareLevel;
  closed: boolean;
  /** Industry code, such as TOL/NACE `56.10`; null when unknown. */
  industry: string | null;
  /** People it employs; null when unknown. */
  employees: number | null;
  /** Left alone by a person's wish until this day. */
  leaveAloneUntil: Day | null;
}

export const CONTACT_ROLES = ['buyer', 'owner', 'user', 'finance'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Sole traders and unknown count as natural persons. */
export const LEGAL_CLASSES = ['legal-person', 'role', 'natural', 'unknown'] as const;
export type LegalClass = (typeof LEGAL_CLASSES)[number];

/** Why we may write: consent, an existing customer's own similar products, an opt-out basis for companies, or nothing. */
export const CONSENT_BASES = ['consent', 'existing-customer', 'opt-out', 'none'] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];

export interface ContactFacts {
  id: number;
  role: ContactRole;
  language: Language;
  hasAddress: boolean;
  legalClass: LegalClass;
  basis: ConsentBasis;
  /** The address must not be written to (objection, bounce, spam report). */
  suppressed: boolean;
  /** By its own no, and not since its mails come back. Left out where not known. */
  objected?: boolean;
  /** Fewest days between two mails the contact has agreed to; null leaves it to the care model. */
  cadenceDays: number | null;
  pausedUntil: Day | null;
  /** It wrote and nobody has answered or looked yet, or it complained and the call about that is still to be made. Left out where not known. */
  unanswered?: boolean;
  /** The next day, a few ahead at most, on which the supplier's list greets it. Left out or null where none is near. */
  greetingOn?: Day | null;
  /** Public holidays of its country from today up to that day; left out where there is none. */
  holidays?: readonly Day[];
  /** Last nurture mail to this address, at whichever customer. */
  addressLastMessageOn: Day | null;
}

export interface ComplaintFacts {
  openedOn: Day;
  closedOn: Day | null;
}

export interface MessageFacts {
  kind: MessageKind;
  /** The day it was decided. */
  day: Day;
  /** False for a message that ended unsent (expired, withdrawn, failed). */
  counts: boolean;
  productIds: readonly number[];
}

/** What one item's reader asked for: never again (`askAgainOn` null) or not before a day. */
export interface ItemWish {
  productId: number;
  askAgainOn: Day | null;
}

export interface CallFacts {
  openSince: Day | null;
  /** What the open call is for; a service call stops selling mails. Left out or null when not known. */
  openPurpose?: CallPurpose | 'follow-up' | null;
  coolDownUntil: Day | null;
  /** The last call that is open no more, made or not. Left out or null where there was none. */
  lastEnded?: { raisedOn: Day; endedOn: Day } | null;
  /** The day on which a person heard that the customer leaves for good; null when nobody has, or a later talk took it back. */
  leavingSince: Day | null;
}

export interface ProductFacts {
  category: string | null;
  packSize: number;
  /** Discontinued or left out: never proposed. */
  left: boolean;
  replacementId: number | null;
}

/** All a review may see, today's date included. */
export interface Facts {
  today: Day;
  customer: CustomerFacts;
  contacts: readonly ContactFacts[];
  history: PurchaseHistory;
  complaints: readonly ComplaintFacts[];
  messages: readonly MessageFacts[];
  /** Answers to our questions that are not in doubt, oldest first; left out where not known. */
  answers?: readonly GivenAnswer[];
  itemWishes: readonly ItemWish[];
  calls: CallFacts;
  product(productId: number): ProductFacts | undefined;
  base: BaseStatistics;
  trends: TrendBase;
  worth: WorthBase;
  /** Null until the supplier's history is enough to learn from. */
  forecast: OpenForecast | null;
  suggestions: SuggestionBase;
  /** What the people who called said of each signal, up to the day before. Left out where not known. */
  trust?: SignalTrust;
  careModel: CareModel;
}
