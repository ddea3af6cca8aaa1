import type { OutgoingMail } from './outgoing-mail.ts';

/** A mail whose bodies are bytes, UTF-8 with the line ends of mail: handed to a thread, they change owner and are not copied. */
export interface PackedMail extends Omit<OutgoingMail, 'text' | 'html'> {
  text: Uint8Array<ArrayBuffer>;
  html: Uint8Array<ArrayBuffer>;
}

const utf8 = new TextEncoder();

export function packMail(mail: OutgoingMail): PackedMail {
  return { ...mail, text: pack(mail.text), html: pack(mail.html) };
}

function pack(body: string): Uint8Array<ArrayBuffer> {
  return utf8.encode(body.replace(/\r?\n/g, '\r\n'));
}
