import MimeNode from 'nodemailer/lib/mime-node';
import { isMailAddress } from '../shared/mail-address.ts';
import type { SignMail } from './dkim-signer.ts';
import { MailNotTaken, type MailPerson } from './outgoing-mail.ts';
import type { PackedMail } from './packed-mail.ts';
import { wireAddress } from './wire-address.ts';

/**
 * One mail as bytes for the wire, signed where there is a signer. Throws MailNotTaken (step `local`) for an address that is not one
 * address. The fields are the library's work; the two parts are base64, which takes no library and none of its time.
 */
export function buildMail(mail: PackedMail, date: Date, sign: SignMail | null): Buffer {
  const root = new MimeNode('multipart/alternative', { textEncoding: 'B' });
  root.setHeader([
    { key: 'From', value: person(mail.from) },
    { key: 'To', value: person(mail.to) },
    { key: 'Reply-To', value: { name: '', address: checked(mail.replyTo) } },
    { key: 'Subject', value: oneLine(mail.subject) },
    { key: 'Message-ID', value: mail.messageId },
    { key: 'Date', value: date },
    ...automaticMailHeaders(),
    ...unsubscribeHeaders(mail),
    ...(mail.feedbackId === undefined ? [] : [{ key: 'Feedback-ID', value: oneLine(mail.feedbackId) }]),
  ]);
  if (mail.returnPath !== undefined) checked(mail.returnPath);
  const head = root.buildHeaders();
  const body = bodyOf(mail, String(root.boundary));
  const fields = sign ? `${sign(head, body)}\r\n${head}` : head;
  return Buffer.concat([Buffer.from(`${fields}\r\n\r\n`), body]);
}

/** Programs show the last part that they understand. No line ends in a space and no line is empty at the end: see openSigner. */
function bodyOf({ text, html }: PackedMail, boundary: string): Buffer {
  const part = (type: string, content: Uint8Array<ArrayBuffer>) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}\r\n`;
  return Buffer.from(`${part('text/plain', text)}${part('text/html', html)}--${boundary}--\r\n`, 'latin1');
}

/** RFC 2045 allows no longer line. */
const LINE = 76;

/** Quoted-printable is longer for Finnish and Swedish and slower to make. */
function base64({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): string {
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
  return lines.join('\r\n');
}

/** Asks answering machines to stay silent (RFC 3834, and what Exchange goes by). */
function automaticMailHeaders() {
  return [
    { key: 'Auto-Submitted', value: 'auto-generated' },
    { key: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
  ];
}

/** RFC 8058 wants both headers; the big mailbox providers refuse mails that hold either one twice. */
function unsubscribeHeaders(mail: PackedMail) {
  if (!mail.unsubscribe) return [];
  const addresses = `<${bare(mail.unsubscribe.url)}>, <${bare(mail.unsubscribe.mailto)}>`;
  return [
    { key: 'List-Unsubscribe', value: { prepared: true, foldLines: true, value: addresses } },
    { key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ];
}

function person(who: MailPerson): MailPerson {
  return { name: oneLine(who.name), address: checked(who.address) };
}

function checked(address: string): string {
  const onWire = isMailAddress(address) ? wireAddress(address) : null;
  if (onWire !== null) return onWire;
  throw new MailNotTaken({
    step: 'local',
    code: null,
    enhanced: null,
    answer: 'not a mail address that can be written to',
    bodyStarted: false,
  });
}

/** Control characters have no business in a header; the library folds long ones itself. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A link goes into its header as it is, so it must hold nothing that could end it. */
function bare(link: string): string {
  if (/[\s<>,]/.test(link)) throw new Error('A link for List-Unsubscribe must be percent-encoded');
  return link;
}
