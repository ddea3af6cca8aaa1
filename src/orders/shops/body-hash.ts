import { createHash } from 'node:crypto';

/** Longer than any body that holds an id and nothing else. */
const LONGEST_ID_ONLY = 100;
const ID_ONLY = /^\s*\{\s*"id"\s*:\s*"?\d+"?\s*\}\s*$/;

/**
 * SHA-256 by which a body is known when it comes again. A deletion says the id alone, so of an order deleted a second time it is
 * the very same: there only the delivery's own id tells one from the other.
 */
export function bodyHash(body: Buffer, deliveryKey: string): string {
  const hash = createHash('sha256').update(body);
  if (body.length <= LONGEST_ID_ONLY && ID_ONLY.test(body.toString('latin1'))) hash.update(deliveryKey);
  return hash.digest('hex');
}
