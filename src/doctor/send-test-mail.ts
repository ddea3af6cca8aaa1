import { randomUUID } from 'node:crypto';
import { MailNotTaken, type MailOut } from '../platform/outgoing-mail.ts';
import type { Supplier } from '../shared/supplier.ts';
import { type Finding, fault, fine } from './finding.ts';

const SUBJECT = 'Rytmi: a test mail';
const LINES = [
  'This mail was sent by: rytmi doctor --to',
  'If you read it, mails can leave.',
  'Look at its source: Authentication-Results should say spf=pass, dkim=pass and dmarc=pass.',
];

/** One mail to whoever asked, over the way that all mails take. */
export async function sendTestMail(mailOut: MailOut, supplier: Supplier, to: string): Promise<Finding> {
  const { senderName, senderAddress, replyTo } = supplier;
  try {
    const { answer } = await mailOut.send({
      from: { name: senderName, address: senderAddress },
      to: { name: '', address: to },
      replyTo,
      subject: SUBJECT,
      text: `${LINES.join('\n')}\n`,
      html: LINES.map((line) => `<p>${line}</p>`).join(''),
      messageId: `<test-${randomUUID()}@${senderAddress.slice(senderAddress.lastIndexOf('@') + 1)}>`,
      unsubscribe: null,
    });
    return { check: 'test-mail', ...fine(`the mail server took the test mail: ${answer}`) };
  } catch (error) {
    if (!(error instanceof MailNotTaken)) throw error;
    const { step, answer } = error.trouble;
    const seen = fault(
      'test-mail-refused',
      `the test mail was not taken, at ${step}: ${answer}`,
      'Mend what the answer names, and try again.',
    );
    return { check: 'test-mail', ...seen };
  }
}
