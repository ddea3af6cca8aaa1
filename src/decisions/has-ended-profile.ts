import type { ContactFacts } from './facts.ts';

/**
 * Whether a customer's orders may not be looked at for marketing any more: it is a natural person, such as a sole trader, and has
 * objected. The orders of a company are nobody's personal profile, whoever there has objected; nor do they become one while another
 * person there still hears from us. Who is not known to be something else counts as a natural person.
 */
export function hasEndedProfile(contacts: readonly Pick<ContactFacts, 'legalClass' | 'objected'>[]): boolean {
  return contacts.length > 0 && contacts.every((contact) => contact.objected === true && isNatural(contact));
}

function isNatural({ legalClass }: Pick<ContactFacts, 'legalClass'>): boolean {
  return legalClass === 'natural' || legalClass === 'unknown';
}
