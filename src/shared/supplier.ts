import type { Language } from './language.ts';

/** Who sends: every mail names it, every page carries it. Read from the environment at the start. */
export interface Supplier {
  name: string;
  businessId: string;
  postalAddress: string;
  phone: string;
  /** A person or desk that a reply reaches. */
  senderName: string;
  senderAddress: string;
  replyTo: string;
  /** Bounces come back to it, each with a token of its own before the @; null where there is no such mailbox. */
  bounceAddress: string | null;
  /** Confirmed reorders go here. */
  orderDeskAddress: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** The language staff are written to in where nothing else is known. */
  language: Language;
}
