import type { Supplier } from '../shared/supplier.ts';
import { domainOf } from './domain-of.ts';

/** The domain of the address that bounces come back to: receivers ask it whether the server may send. */
export function returnDomainOf({
  bounceAddress,
  senderAddress,
}: Pick<Supplier, 'bounceAddress' | 'senderAddress'>): string {
  return domainOf(bounceAddress ?? senderAddress);
}
