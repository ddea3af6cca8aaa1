import { simpleParser } from 'mailparser';

export interface ParsedMail {
  html: string | null;
  text: string | null;
  /** Header lines as they came, decoded. */
  headers: readonly { name: string; line: string }[];
}

/** More than this much HTML is shown as source only: turning it would hold everything else up. */
const LONGEST_HTML = 1_000_000;

/** A kept mail made readable. The HTML is foreign: show it only in a sandboxed frame. */
export async function parseInboxMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const html = mail.html || null;
  return {
    html: html && html.length <= LONGEST_HTML ? html : null,
    text: mail.text ?? null,
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, line })),
  };
}
