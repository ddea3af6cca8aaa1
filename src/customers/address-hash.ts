import { createHmac } from 'node:crypto';
import { normaliseAddress } from './normalise-address.ts';

/**
 * What suppression goes by: HMAC-SHA-256 of the normalised address, in hex. It outlives the erasure of the address, and
 * without the key (address-key-store.ts) nobody can try addresses against it.
 */
export function addressHash(address: string, key: string): string {
  return createHmac('sha256', key).update(normaliseAddress(address)).digest('hex');
}
