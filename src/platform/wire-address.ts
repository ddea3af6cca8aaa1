import { domainToASCII } from 'node:url';

/**
 * A mail address as every mail server takes it: its domain in ASCII letters, since few speak any other (RFC 5891, 6531). Null where the
 * domain is none that can exist.
 */
export function wireAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? null : `${address.slice(0, at)}@${domain}`;
}
