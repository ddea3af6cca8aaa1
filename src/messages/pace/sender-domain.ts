import type { Supplier } from '../../shared/supplier.ts';

/** The domain by which receivers know us. */
export function senderDomainOf({ senderAddress }: Pick<Supplier, 'senderAddress'>): string {
  return senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();
}
