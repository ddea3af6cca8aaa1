import { createHmac } from 'node:crypto';
import { normaliseAddress } from './normalise-address.ts';

/**
 * What suppression goes by: HMAC-SHA-256 of the normalised address, in hex. It outlives the erasure of the address, and
 * without the secret nobody can try addresses against it.
 */
export function addressHash(address: string, secret: string): string {
  return createHmac('sha256', secret).update(normaliseAddress(address)).digest('hex');
}
