import { isReservedDomain } from '../shared/reserved-domain.ts';
import type { DoctorDeps } from './doctor-deps.ts';
import { domainOf } from './domain-of.ts';
import { fault, fine, type Seen } from './finding.ts';

/** Providers whose rules have mails in their name refused that come from elsewhere. */
const MAILBOX_PROVIDERS = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'luukku.com',
  'outlook.com',
  'yahoo.com',
]);

export async function checkSender({ config }: DoctorDeps): Promise<Seen> {
  const domain = domainOf(config.supplier.senderAddress);
  if (isReservedDomain(domain))
    return fault(
      'sender-reserved',
      `nobody can own ${domain}, so every mail in its name is refused`,
      'Set SUPPLIER_SENDER_ADDRESS to an address at a domain of your own.',
    );
  if (MAILBOX_PROVIDERS.has(domain))
    return fault(
      'sender-not-own-domain',
      `${domain} asks all receivers to refuse mails in its name that it did not send`,
      'Set SUPPLIER_SENDER_ADDRESS to an address at a domain of your own.',
    );
  return fine(`mails come from ${domain}`);
}
