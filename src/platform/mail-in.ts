import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail as the built-in server took it. */
export interface ReceivedMail {
  mailFrom: string;
  rcptTo: readonly string[];
  messageId: string | null;
  subject: string | null;
  fromHeader: string | null;
  toHeader: string | null;
  raw: Buffer;
}

export interface MailInOptions {
  /** 0 or missing takes a free one. */
  port?: number;
  /** The server says yes to the sender only after this has succeeded. */
  keep(mail: ReceivedMail): Promise<void>;
  onError(error: Error): void;
}

export interface MailIn {
  /** `smtp://127.0.0.1:PORT`. */
  url: string;
  close(): Promise<void>;
}

/** A mail of ours is under 100 kB; ten times the largest sensible answer with a picture is still refused. */
const LARGEST_MAIL_BYTES = 20 * 1024 * 1024;

/** The built-in mail server. It listens on this machine only and passes nothing on. */
export function openMailIn(options: MailInOptions): Promise<MailIn> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MAIL_BYTES,
    banner: 'Rytmi inbox',
    disableReverseLookup: true,
    onData(stream, session, done) {
      takeMail(stream, session, options.keep).then(
        () => done(),
        (error: Error) => {
          options.onError(error);
          done(refusal(error));
        },
      );
    },
  });
  server.on('error', options.onError);
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.server.off('error', reject);
      const { port } = server.server.address() as AddressInfo;
      resolve({
        url: `smtp://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

class TooLarge extends Error {}

async function takeMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  keep: MailInOptions['keep'],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new TooLarge('Mail is too large');
  const raw = Buffer.concat(chunks);
  const { mailFrom, rcptTo } = session.envelope;
  await keep({
    mailFrom: mailFrom ? mailFrom.address : '',
    rcptTo: rcptTo.map((recipient) => recipient.address),
    raw,
    ...(await readHeaders(raw)),
  });
}

/** The sender keeps the mail and tries again, unless the mail itself is the trouble. */
function refusal(error: Error): Error {
  const answer = error instanceof TooLarge ? error : new Error('4.3.0 The mail could not be kept, try again');
  return Object.assign(answer, { responseCode: error instanceof TooLarge ? 552 : 451 });
}

async function readHeaders(raw: Buffer) {
  const end = raw.indexOf('\r\n\r\n');
  const head = await simpleParser(end < 0 ? raw : raw.subarray(0, end + 4), { skipHtmlToText: true });
  const to = Array.isArray(head.to) ? head.to[0] : head.to;
  return {
    messageId: head.messageId ?? null,
    subject: head.subject ?? null,
    fromHeader: head.from?.text ?? null,
    toHeader: to?.text ?? null,
  };
}
