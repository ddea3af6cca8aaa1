import type { ListedContact } from '../../../customers/contact-list-store.ts';
import type { CustomerCard } from '../../../customers/customer-card-store.ts';
import type { WritingChoice } from '../../../nurture/write-by-hand.ts';
import type { Reader } from '../../console-deps.ts';

/** All that the forms about a customer go by. */
export interface WhatToDoProps {
  reader: Reader;
  card: CustomerCard;
  contacts: readonly ListedContact[];
  /** Names of people who could care for the customer. */
  people: readonly string[];
  /** The call of this customer that is still to be made. */
  openCall: number | null;
  writing: WritingChoice;
  /** What stood in a form sent back. */
  typed: Readonly<Record<string, string>>;
}
