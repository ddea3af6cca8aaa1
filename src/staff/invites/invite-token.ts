import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they stand in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random enough for a plain digest. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
