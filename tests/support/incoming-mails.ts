import { messageIdOf } from '../../src/messages/message-id.ts';
import { signReturnPath } from '../../src/messages/sign-return-path.ts';
import type { Written } from './incoming-stand.ts';
import { TEST_KEYS } from './message-stand.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

export const ANNA = 'anna@shop.example.com';
/** Where bounces of a message come back to. */
export const returnPath = ({ messageId }: Written) =>
  signReturnPath(TEST_KEYS, messageId, TEST_SUPPLIER.bounceAddress as string);
export const mailId = ({ messageId }: Written) => messageIdOf(messageId, TEST_SUPPLIER.senderAddress);

let n = 0;
/** A bounce by RFC 3464, each with a Message-ID of its own. */
export function bounce(
  status: string,
  answer: string,
  other: { original?: string; action?: string; recipient?: string } = {},
) {
  n += 1;
  return `From: MAILER-DAEMON@mx.example.net
To: bounce@supplier.example.com
Subject: Undelivered Mail Returned to Sender
Message-ID: <${n}@mx.example.net>
Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: text/plain

Sorry.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${other.recipient ?? ANNA}
Action: ${other.action ?? 'failed'}
Status: ${status}
Diagnostic-Code: smtp; ${answer}

--B
Content-Type: text/rfc822-headers

${other.original ?? 'Subject: something'}
--B--
`;
}

/** A person's answer above the mail that it quotes; null answers none of ours. */
export function answer(words: string, to: Written | null, from = ANNA) {
  n += 1;
  return `From: Anna <${from}>
To: care@supplier.example.com
Subject: Re: Time for jam jars?
Message-ID: <${n}@shop.example.com>
${to ? `In-Reply-To: ${mailId(to)}\n` : ''}Content-Type: text/plain; charset=utf-8

${words}

On 10.11.2026 Liisa wrote:
> lopeta viestit: unsubscribe here
`;
}

export const idsOf = ({ messageId, customerId, contactId }: Written) => ({
  messageId,
  customerId,
  contactId,
});

/** What a provider sends when its reader pressed "this is spam" on a mail of ours. */
export function spamReport(about: Written) {
  return `From: staff@provider.example
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=B

--B
Content-Type: text/plain

A complaint.
--B
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: X/1
Version: 1

--B
Content-Type: message/rfc822

Message-ID: ${mailId(about)}
Subject: Time for jam jars?

x
--B--
`;
}
