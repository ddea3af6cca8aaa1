import type { ContactFacts } from './facts.ts';

/**
 * Whether a contact's basis carries direct marketing (a reorder reminder is that too). A natural person, and anyone
 * not known to be something else, must have agreed or have been told at a sale; companies and people in their work
 * role may be written to until they refuse. No basis carries nothing.
 */
export function hasConsent({ legalClass, basis }: Pick<ContactFacts, 'legalClass' | 'basis'>): boolean {
  if (basis === 'none') return false;
  if (basis === 'consent' || basis === 'existing-customer') return true;
  return legalClass === 'legal-person' || legalClass === 'role';
}
