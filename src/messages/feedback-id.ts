import type { Supplier } from '../shared/supplier.ts';
import type { Letter } from './letter.ts';
import { senderDomainOf } from './pace/sender-domain.ts';

/** Gmail takes a sender's name of 5 to 15 letters, the same in all of its mails. */
const SHORTEST = 5;
const LONGEST = 15;

/** What Gmail counts spam reports by: kind, language, what all are for, and whose they are. A handful of values, none of one mail. */
export function feedbackIdOf(
  { kind, language }: Pick<Letter, 'kind' | 'language'>,
  supplier: Pick<Supplier, 'senderAddress'>,
): string {
  const domain = senderDomainOf(supplier).replace(/[^a-z0-9]/g, '');
  return `${kind}:${language}:nurture:${domain.slice(0, LONGEST).padEnd(SHORTEST, 'x')}`;
}
