import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { SmtpLogin } from './smtp-lane.ts';

export interface MailServer {
  connection: SMTPConnectionOptions;
  login: SmtpLogin | null;
}

const SECOND = 1000;
/** The answer to the final dot may take 10 minutes (RFC 5321, 4.5.3.2.6). */
const ANSWER_WITHIN_SECONDS = 600;

/**
 * `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465` (TLS from the start). Away from this machine an
 * unencrypted line is refused, unless the address says `?requireTLS=false`, as for a mail catcher in a private network.
 * `?answerWithin=60` gives a server that many seconds for each answer, instead of ten minutes. Throws for an address that is not one of these.
 */
export function readSmtpUrl(text: string): MailServer {
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new Error(`SMTP_URL must begin with smtp:// or smtps://, not ${url.protocol}//`);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const answerWithin = Number(url.searchParams.get('answerWithin')) || ANSWER_WITHIN_SECONDS;
  const requireTLS = !secure && !isLoopback(host) && url.searchParams.get('requireTLS') !== 'false';
  return {
    connection: {
      host,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS,
      socketTimeout: answerWithin * SECOND,
      connectionTimeout: 30 * SECOND,
      greetingTimeout: Math.min(60, answerWithin) * SECOND,
      // A loopback server has no certificate that anyone signed.
      ...(isLoopback(host) ? { ignoreTLS: true, allowInternalNetworkInterfaces: true } : {}),
    },
    login: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : null,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
