import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { MailHeldBack, type MayBegin } from './outgoing-mail.ts';
import { mailNotTaken } from './smtp-trouble.ts';

const GOODBYE_MS = 2000;
const READY_WITHIN_MS = 5000;
const BEFORE = { connected: false, bodyStarted: false };
const LOGGING_IN = { ...BEFORE, loggingIn: true };

export interface SmtpLogin {
  user: string;
  pass: string;
}

interface Envelope {
  from: string;
  to: string;
}

/** One open connection to a mail server, used for one mail after another. */
export interface SmtpLane {
  /** Mails handed over so far. */
  readonly sent: number;
  readonly usable: boolean;
  /** Resolves with the server's answer to the whole mail. Rejects with MailNotTaken. */
  send(envelope: Envelope, mail: Buffer, mayBegin: MayBegin): Promise<string>;
  close(): void;
}

/** Connects, secures and logs in. Rejects with MailNotTaken. */
export async function openSmtpLane(
  options: SMTPConnectionOptions,
  login: SmtpLogin | null,
): Promise<SmtpLane> {
  const connection = new SMTPConnection(options);
  const state = { open: true, sent: 0 };
  connection.on('end', () => {
    state.open = false;
  });
  await connect(connection);
  if (login) await logIn(connection, login);
  return {
    get sent() {
      return state.sent;
    },
    get usable() {
      return state.open;
    },
    async send(envelope, mail, mayBegin) {
      state.sent += 1;
      return sendOver(connection, envelope, heldBody(mail, mayBegin));
    },
    close() {
      connection.quit();
      // A server that no longer answers must not keep the program from ending.
      setTimeout(() => connection.close(), GOODBYE_MS).unref();
    },
  };
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for the life of the connection: an error without a listener would end the process.
    connection.on('error', (error) => reject(mailNotTaken(error, BEFORE)));
    connection.once('end', () => reject(mailNotTaken(new Error('connection closed'), BEFORE)));
    connection.connect((error) => (error ? reject(mailNotTaken(error, BEFORE)) : resolve()));
  });
}

function logIn(connection: SMTPConnection, login: SmtpLogin): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      connection.close();
      reject(mailNotTaken(error, LOGGING_IN));
    };
    // The library does not tell whoever logs in of a connection that breaks meanwhile.
    const broken = () => refuse(new Error('connection closed'));
    connection.once('error', refuse);
    connection.once('end', broken);
    connection.login({ credentials: login }, (error) => {
      connection.off('error', refuse);
      connection.off('end', broken);
      if (error) refuse(error);
      else resolve();
    });
  });
}

function sendOver(connection: SMTPConnection, { from, to }: Envelope, body: HeldBody): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [to] }, body.stream, (error, info) => {
      if (!error) return resolve(info.response ?? '');
      const at = { connected: true, bodyStarted: body.started() };
      body.stream.destroy();
      void makeReady(connection, error).then(() => reject(mailNotTaken(error, at)));
    });
  });
}

interface HeldBody {
  stream: Readable;
  /** Whether its bytes were let go. */
  started(): boolean;
}

/** A mail that asks before its first byte. The library reads it only once the server has said "go ahead" to DATA. */
function heldBody(mail: Buffer, mayBegin: MayBegin): HeldBody {
  let started = false;
  const release = (stream: Readable, yes: boolean) => {
    if (stream.destroyed) return;
    // Without its end the mail does not exist for the server; the connection is given up with it.
    if (!yes) return stream.destroy(new MailHeldBack('held back before its first byte'));
    started = true;
    stream.push(mail);
    stream.push(null);
  };
  let asked = false;
  const stream = new Readable({
    read() {
      if (asked) return;
      asked = true;
      mayBegin().then(
        (yes) => release(this, yes),
        () => release(this, false),
      );
    },
  });
  return { stream, started: () => started };
}

/** A refused mail leaves a good connection that only needs RSET; anything else ends it. */
function makeReady(
  connection: SMTPConnection,
  error: { code?: string | undefined; responseCode?: number | undefined },
): Promise<void> {
  const { code, responseCode = 0 } = error;
  // A yes or a go-ahead where a refusal was due means that answers and questions no longer match.
  const refusedMailOnly = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 400;
  if (!refusedMailOnly || responseCode === 421 || connection.destroyed) {
    connection.close();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    // The answer to the mail is known; nobody waits ten minutes for the next.
    const deaf = setTimeout(() => connection.close(), READY_WITHIN_MS);
    const settle = () => {
      clearTimeout(deaf);
      connection.off('end', settle);
      resolve();
    };
    connection.once('end', settle);
    connection.reset((problem) => {
      if (problem) connection.close();
      settle();
    });
  });
}
