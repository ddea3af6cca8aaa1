import { ownDomainOf } from '../../shared/own-domain.ts';

/** A mail server that receives for a domain, as DNS names it; the lowest preference is asked first. */
export interface MailExchange {
  exchange: string;
  priority: number;
}

/**
 * The name under which a domain's mails are counted: that of whoever runs its first mail server, so that all domains at
 * one big provider share one pace. A domain without mail servers counts for itself.
 */
export function mailHostOf(domain: string, exchanges: readonly MailExchange[]): string {
  const [first] = exchanges.toSorted((a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1));
  const name = first?.exchange.toLowerCase().replace(/\.$/, '') ?? '';
  return name === '' || isAddress(name) ? domain : ownDomainOf(name);
}

function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}
