import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from './sign-link.ts';

/** 128 bits, as for links. */
const MAC_BYTES = 16;
const UUID_BYTES = 16;
/** Mail servers may change the case of what stands before the @, so only one case is used, and it is read in any. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /\+([a-z2-7]{52})@/i;

/**
 * The address that a message's bounces come back to: `bounce+<token>@…`, with the message's id and an HMAC of it. The
 * part before the @ of `bounceAddress` is 11 characters at most: the whole must fit the 64 that RFC 5321 allows.
 */
export function signReturnPath(keys: LinkKeys, messageId: string, bounceAddress: string): string {
  const at = bounceAddress.lastIndexOf('@');
  const id = Buffer.from(messageId.replaceAll('-', ''), 'hex');
  const token = base32(id) + base32(macOf(keys[0].secret, id));
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** The message that an address was signed for; null for one that is forged or no return path at all. */
export function openReturnPath(keys: LinkKeys, address: string): string | null {
  const token = TOKEN.exec(address)?.[1]?.toLowerCase();
  if (!token) return null;
  const id = fromBase32(token.slice(0, 26));
  const mac = fromBase32(token.slice(26));
  return keys.some((key) => timingSafeEqual(mac, macOf(key.secret, id))) ? uuidOf(id) : null;
}

function macOf(secret: Buffer, id: Buffer): Buffer {
  return createHmac('sha256', secret).update('return-path:').update(id).digest().subarray(0, MAC_BYTES);
}

function uuidOf(id: Buffer): string {
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function base32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  // 128 bits fill 26 letters of five, with two to spare.
  bits <<= 2n;
  let text = '';
  for (let letter = 0; letter < 26; letter++) {
    text = BASE32[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

function fromBase32(text: string): Buffer {
  let bits = 0n;
  for (const letter of text) bits = (bits << 5n) | BigInt(BASE32.indexOf(letter));
  return Buffer.from((bits >> 2n).toString(16).padStart(2 * UUID_BYTES, '0'), 'hex');
}
