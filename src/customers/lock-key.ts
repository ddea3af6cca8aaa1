import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a key is for is part of its lock: one locked for another purpose does not open. */
const ADDRESS_KEY = 'rytmi address key';

/** A key locked with a secret (AES-256-GCM under HKDF-SHA-256 of it), as base64: nonce, tag, bytes. */
export function lockKey(key: Buffer, secret: string, purpose = ADDRESS_KEY): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, lockOf(secret, purpose), nonce);
  const bytes = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64');
}

/** The key again; null where another secret locked it. */
export function unlockKey(locked: string, secret: string, purpose = ADDRESS_KEY): Buffer | null {
  const all = Buffer.from(locked, 'base64');
  const decipher = createDecipheriv(CIPHER, lockOf(secret, purpose), all.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(all.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const bytes = decipher.update(all.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([bytes, decipher.final()]);
  } catch {
    // The tag does not match: this is how GCM says "not this secret".
    return null;
  }
}

function lockOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
}
