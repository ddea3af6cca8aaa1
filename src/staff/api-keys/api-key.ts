import { createHash, randomBytes } from 'node:crypto';

/** By which scanners for lost secrets, and people, know a key of Rytmi. */
const MARK = 'rytmi_';
const SHOWN_CHARACTERS = MARK.length + 6;
/** 256 random bits in base64url. */
const API_KEY = /^rytmi_[A-Za-z0-9_-]{43}$/;

/** A new key. It is shown once; what is kept is its hash. */
export function newApiKey(): string {
  return `${MARK}${randomBytes(32).toString('base64url')}`;
}

export function isApiKey(text: string): boolean {
  return API_KEY.test(text);
}

/** The beginning that may be shown: of 256 random bits it gives away 36. */
export function prefixOf(key: string): string {
  return key.slice(0, SHOWN_CHARACTERS);
}

export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
