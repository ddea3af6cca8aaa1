import type { ParsedMail } from '../../platform/mail-parser/parsed-mail.ts';

/** All that is known of a mail that came in: what it says, and its envelope where the source knows it. */
export interface IncomingFacts extends ParsedMail {
  /** Empty for the null sender, by which servers mark what must not be answered; null when not known. */
  mailFrom: string | null;
  rcptTo: readonly string[];
}

/** The first header of a name; empty when there is none. */
export function headerOf(facts: Pick<ParsedMail, 'headers'>, name: string): string {
  return facts.headers.find((header) => header.name === name)?.value ?? '';
}

/** Text of the first part whose content type matches; null when there is none. */
export function partOf({ parts }: Pick<ParsedMail, 'parts'>, type: RegExp): string | null {
  return parts.find((part) => type.test(part.type))?.text ?? null;
}

/** Sent with the null sender: by a machine, whatever it says. */
export function hasNullSender(facts: IncomingFacts): boolean {
  return facts.mailFrom === '' || /^<\s*>$/.test(headerOf(facts, 'return-path'));
}

const SYSTEM_SENDER =
  /^(mailer-?daemon|mail-?daemon|postmaster|mail-?delivery(-?(system|subsystem))?|maildelivery|mdaemon|mailerdaemon|bounce-?notifier|no-?reply-mail-?delivery|microsoftexchange[0-9a-f]*)([-+.=].*)?@/i;

/** Written by a mail server about a mail. */
export function isFromMailSystem(facts: IncomingFacts): boolean {
  const name = facts.from?.name ?? '';
  return (
    SYSTEM_SENDER.test(`${facts.from?.address ?? ''}@`) ||
    /^(mail delivery (sub)?system|mail administrator|mailer[- ]daemon)$/i.test(name)
  );
}
