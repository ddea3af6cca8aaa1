import type { OutgoingMail } from './outgoing-mail.ts';

/** A mail whose bodies are bytes, UTF-8: handed to a thread, they change owner and are not copied. */
export interface PackedMail extends Omit<OutgoingMail, 'text' | 'html'> {
  text: Uint8Array<ArrayBuffer>;
  html: Uint8Array<ArrayBuffer>;
}

const utf8 = new TextEncoder();

export function packMail(mail: OutgoingMail): PackedMail {
  return { ...mail, text: utf8.encode(mail.text), html: utf8.encode(mail.html) };
}
