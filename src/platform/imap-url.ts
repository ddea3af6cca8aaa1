import type { ImapFlowOptions } from 'imapflow';

export interface ImapPlace {
  connection: ImapFlowOptions;
  /** Where mails arrive. */
  folder: string;
  /** Names mailbox and folder without a secret. */
  place: string;
}

const SECOND = 1000;

/**
 * `imaps://user:password@host:993` (TLS from the start) or `imap://…:143` (STARTTLS, without which nothing is said away
 * from this machine). A path names another folder than INBOX.
 */
export function readImapUrl(text: string): ImapPlace {
  const url = new URL(text);
  const secure = url.protocol === 'imaps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(url.username);
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  return {
    folder,
    place: `imap:${user}@${host}/${folder}`,
    connection: {
      host,
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
      auth: { user, pass: decodeURIComponent(url.password) },
      logger: false,
      connectionTimeout: 30 * SECOND,
      greetingTimeout: 30 * SECOND,
      socketTimeout: 120 * SECOND,
    },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
