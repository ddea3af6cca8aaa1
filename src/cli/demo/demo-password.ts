import { createHmac } from 'node:crypto';

/** Short enough to type, long enough for a demo that somebody opened to a whole network. */
const LETTERS = 14;

/** The password of everybody in this demo: made of its secret, so that a second run shows the same and nothing need be kept. */
export function demoPassword(secret: string): string {
  const digest = createHmac('sha256', secret).update('the password of the demo').digest('hex');
  return digest.slice(0, LETTERS).replace(/^(.{5})(.{5})/, '$1-$2-');
}
