import { domainToASCII } from 'node:url';

/**
 * The form in which two spellings of one mailbox are the same: `Maija+tilaus@YRITYS.fi` → `maija@yritys.fi`. Only for
 * comparing; mail goes to the address as it was given.
 */
export function normaliseAddress(address: string): string {
  const folded = address.trim().normalize('NFKC').toLowerCase();
  const at = folded.lastIndexOf('@');
  const mailbox = folded.slice(0, at);
  const domain = folded.slice(at + 1);
  // An address of nothing but a tag, `+x@`, keeps it.
  const tag = mailbox.indexOf('+', 1);
  return `${tag === -1 ? mailbox : mailbox.slice(0, tag)}@${domainToASCII(domain) || domain}`;
}
