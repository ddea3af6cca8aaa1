import { createTransport, type SendMailOptions } from 'nodemailer';
import { buildMail } from '../../../src/platform/build-mail.ts';
import type { DkimKey } from '../../../src/platform/dkim-signer.ts';
import type { OutgoingMail } from '../../../src/platform/outgoing-mail.ts';
import { packMail } from '../../../src/platform/packed-mail.ts';

export interface PlainPlace {
  port: number;
  connections: number;
  /** Null: mails go as they are. */
  dkim: DkimKey | null;
}

/** Pooled nodemailer as its manual shows it: all mails given to the pool, which sends over its connections. Keeps no ledger. */
export async function sendPlainly(letters: readonly SendMailOptions[], place: PlainPlace): Promise<void> {
  const { port, connections, dkim } = place;
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ...(dkim
      ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }
      : {}),
  });
  await Promise.all(letters.map((letter) => transport.sendMail(letter)));
  transport.close();
}

/** Base64, as Rytmi's own: quoted-printable would be another size and twice as slow. */
export function toCompose(mail: OutgoingMail): SendMailOptions {
  return {
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'base64',
    messageId: mail.messageId,
    list: { unsubscribe: [[mail.unsubscribe?.url ?? '', mail.unsubscribe?.mailto ?? '']] },
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
  };
}

/** Bytes made before the clock runs. */
export function readyMade(mail: OutgoingMail): SendMailOptions {
  return {
    envelope: { from: mail.from.address, to: [mail.to.address] },
    raw: buildMail(packMail(mail), new Date(), null),
  };
}
