/** What packages without types of their own offer, as far as we use it. Compiled into nothing. */

declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  export function from(sql: string): Writable & Submittable & { rowCount: number };
  export function to(sql: string): Readable & Submittable;
}

declare module 'mjml' {
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default function mjml2html(
    mjml: string,
    options: { validationLevel: 'soft'; fonts: Record<string, string>; ignoreIncludes?: boolean },
  ): Promise<{ html: string; errors: { message: string }[] }>;
}

declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream';

  export interface Header {
    name: string;
    /** Bytes. */
    size?: number;
    mode?: number;
    type?: 'file' | 'directory';
  }

  /** An archive being written: each entry must have got its bytes before the next. */
  export interface Pack extends Readable {
    entry(header: Header): Writable;
    finalize(): void;
  }

  export function pack(): Pack;
  export function extract(): Writable & AsyncIterable<Readable & { header: { name: string } }>;
}

declare module 'mailparser' {
  interface Addresses {
    /** As the field had them. */
    text: string;
    value: { name: string; address?: string }[];
  }

  export interface Mail {
    headers: Map<string, unknown>;
    headerLines: { key: string; line: string }[];
    messageId?: string;
    subject?: string;
    from?: Addresses;
    replyTo?: Addresses;
    to?: Addresses | Addresses[];
    text?: string;
    html: string | false;
    attachments: { contentType: string; content: Buffer }[];
  }

  export function simpleParser(
    raw: Buffer | string,
    options?: {
      skipHtmlToText?: boolean;
      skipTextToHtml?: boolean;
      skipTextLinks?: boolean;
      skipImageLinks?: boolean;
      keepDeliveryStatus?: boolean;
      /** Characters. */
      maxHtmlLengthToParse?: number;
    },
  ): Promise<Mail>;
}
