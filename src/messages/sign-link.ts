import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a link may do; a link for one purpose opens nothing else. */
export const LINK_PURPOSES = ['unsubscribe', 'preferences', 'reorder', 'answer'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Ids only: whoever reads a link learns nothing about a person. */
export interface LinkTarget {
  messageId: string;
  contactId: number;
}

/** Keys of the links. New ones are signed with the first; those signed with any are opened, so that keys can change. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]];

interface LinkKey {
  id: string;
  secret: Buffer;
}

const DAY_MS = 86_400_000;
/** An unsubscribe link works for ever, as the law and the mailbox providers expect. */
const VALID_DAYS: Readonly<Record<LinkPurpose, number | null>> = {
  unsubscribe: null,
  preferences: 90,
  reorder: 90,
  answer: 90,
};
const VERSION = 'v1';
const LETTER_OF: Readonly<Record<LinkPurpose, string>> = {
  unsubscribe: 'u',
  preferences: 'p',
  reorder: 'r',
  answer: 'a',
};

/** Makes link keys of the installation's secrets, the current one first. */
export function linkKeysFrom(secrets: readonly [string, ...string[]]): LinkKeys {
  const [current, ...older] = secrets;
  return [linkKey(current), ...older.map(linkKey)];
}

/** `v1.<key id>.<payload>.<HMAC-SHA-256>`, safe to put in an address as it is. */
export function signLink(keys: LinkKeys, purpose: LinkPurpose, target: LinkTarget, now: Date): string {
  const [key] = keys;
  const days = VALID_DAYS[purpose];
  const expires = days === null ? 0 : Math.ceil(now.getTime() / DAY_MS) + days;
  const payload = [
    LETTER_OF[purpose],
    target.messageId,
    target.contactId.toString(36),
    expires.toString(36),
  ].join('_');
  const signed = `${VERSION}.${key.id}.${payload}`;
  return `${signed}.${macOf(key, signed)}`;
}

/** What a link stands for; null for one that is forged, of another purpose, or too old. Each costs one HMAC, whatever is wrong with it. */
export function openLink(keys: LinkKeys, purpose: LinkPurpose, token: string, now: Date): LinkTarget | null {
  const [version, keyId, payload = '', mac = '', ...rest] = token.split('.');
  const key = keys.find(({ id }) => id === keyId);
  const isSigned = isSame(mac, macOf(key ?? keys[0], `${version}.${keyId}.${payload}`));
  if (version !== VERSION || !key || rest.length > 0 || !isSigned) return null;
  const [letter, messageId = '', contactId = '', expires = ''] = payload.split('_');
  if (letter !== LETTER_OF[purpose]) return null;
  const lastDay = Number.parseInt(expires, 36);
  if (lastDay !== 0 && now.getTime() / DAY_MS > lastDay) return null;
  return { messageId, contactId: Number.parseInt(contactId, 36) };
}

function linkKey(secret: string): LinkKey {
  // A key of its own for links: the same secret also guards other things.
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'rytmi signed links', 32));
  return { id: createHash('sha256').update(derived).digest('hex').slice(0, 6), secret: derived };
}

function macOf(key: LinkKey, text: string): string {
  return createHmac('sha256', key.secret).update(text).digest('base64url');
}

/** Takes as long for a text of another length. */
function isSame(given: string, mac: string): boolean {
  const wanted = Buffer.from(mac);
  const compared = Buffer.alloc(wanted.length);
  compared.write(given);
  return timingSafeEqual(compared, wanted) && given.length === mac.length;
}
