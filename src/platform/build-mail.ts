import MailComposer from 'nodemailer/lib/mail-composer';
import { isMailAddress } from '../shared/mail-address.ts';
import { MailNotTaken, type MailPerson, type OutgoingMail } from './outgoing-mail.ts';

/** One mail as bytes for the wire. Rejects with MailNotTaken (step `local`) for an address that is not one address. */
export function buildMail(mail: OutgoingMail, date: Date): Promise<Buffer> {
  const composer = new MailComposer({
    from: person(mail.from),
    to: person(mail.to),
    replyTo: { name: '', address: checked(mail.replyTo) },
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    // Quoted-printable is twice as slow to make, and longer for Finnish and Swedish.
    textEncoding: 'base64',
    messageId: mail.messageId,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: [...automaticMailHeaders(), ...unsubscribeHeaders(mail)],
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes as Buffer)));
  });
}

/** Asks answering machines to stay silent (RFC 3834, and what Exchange goes by). */
function automaticMailHeaders() {
  return [
    { key: 'Auto-Submitted', value: 'auto-generated' },
    { key: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
  ];
}

/** RFC 8058 wants both headers; the big mailbox providers refuse mails that hold either one twice. */
function unsubscribeHeaders(mail: OutgoingMail) {
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
  if (isMailAddress(address)) return address;
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
