import { simpleParser } from 'mailparser';
import { LONGEST_HEADER, LONGEST_PART, LONGEST_TEXT, MOST_HEADERS } from './mail-limits.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { plainFromHtml } from './plain-from-html.ts';

/** Parts that tell a machine something; a forwarded mail is read as far as its headers go. */
const TOLD_BY_MACHINES =
  /^(message\/(global-)?(delivery-status|feedback-report|disposition-notification|rfc822|headers|partial)|text\/rfc822(-headers)?)$/;

/** Reads a mail. Only ever called in the thread that may be ended: foreign text decides how long it takes. */
export async function readMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    maxHtmlLengthToParse: LONGEST_TEXT,
  });
  const [from] = mail.from?.value ?? [];
  return {
    headers: mail.headerLines.slice(0, MOST_HEADERS).map(({ key, line }) => ({
      name: key,
      value: headerValue(line),
    })),
    from: from?.address ? { name: from.name, address: from.address } : null,
    subject: (mail.subject ?? '').slice(0, LONGEST_HEADER),
    text: textOf(mail.text, mail.html),
    parts: mail.attachments.flatMap(({ contentType, content }) =>
      TOLD_BY_MACHINES.test(contentType)
        ? [{ type: contentType, text: content.subarray(0, LONGEST_PART).toString('utf8') }]
        : [],
    ),
  };
}

function headerValue(line: string): string {
  return line
    .slice(line.indexOf(':') + 1, LONGEST_HEADER)
    .replace(/\r?\n[ \t]+/g, ' ')
    .trim();
}

function textOf(text: string | undefined, html: string | false): string {
  const plain = text?.slice(0, LONGEST_TEXT) ?? '';
  if (plain.trim() !== '' || !html) return plain;
  return plainFromHtml(html.slice(0, LONGEST_TEXT));
}
