import { MailNotTaken, type SmtpStep, type SmtpTrouble } from './outgoing-mail.ts';

/** What the SMTP library tells of an error. */
interface SmtpError {
  message?: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

const STEP_OF_COMMAND: Readonly<Record<string, SmtpStep>> = {
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  RSET: 'sender',
  EHLO: 'connect',
  HELO: 'connect',
  STARTTLS: 'tls',
  CONN: 'connect',
  API: 'local',
};

const LONGEST_ANSWER = 500;

interface Place {
  connected: boolean;
  bodyStarted: boolean;
  loggingIn?: boolean;
}

/** Turns the library's error into what was seen on the line. `connected` says that the server had let us in before. */
export function mailNotTaken(error: unknown, at: Place): MailNotTaken {
  if (error instanceof MailNotTaken) return error;
  const seen = (error ?? {}) as SmtpError;
  const answer = seen.response ?? seen.message ?? String(error);
  const reply = isHalf(seen) || isStray(seen, at) ? undefined : seen.response;
  const trouble: SmtpTrouble = {
    step: stepOf(seen, at),
    code: reply === undefined ? null : (seen.responseCode ?? null),
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply ?? '')?.[1] ?? null,
    answer: answer.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER),
    bodyStarted: at.bodyStarted,
  };
  return new MailNotTaken(trouble, { cause: error });
}

/** What a broken connection left of a reply is no reply: "550 5.1.1" may have been going to be 5.1.10. */
function isHalf({ code, message }: SmtpError): boolean {
  return code === 'ECONNECTION' && message?.startsWith('Connection closed unexpectedly') === true;
}

/** Something said while the mail was on its way is no answer to the whole mail. */
function isStray({ code }: SmtpError, at: Place): boolean {
  return at.bodyStarted && code !== 'EMESSAGE';
}

function stepOf(error: SmtpError, at: Place): SmtpStep {
  if (error.code === 'ETLS') return 'tls';
  // The server had hung up before the library was asked: not a word of this mail was said, and nothing is wrong with it.
  if (error.command === 'API' && error.code === 'ECONNECTION') return 'connect';
  if (at.loggingIn || error.code === 'EAUTH' || error.command?.startsWith('AUTH')) return 'login';
  if (at.bodyStarted) return 'body';
  if (error.command === 'DATA') return 'data';
  // A server that goes away in mid-envelope has said so of the last command; a refused sender is told apart by the library.
  if (at.connected && error.code === 'ECONNECTION' && error.responseCode === 421) return 'recipient';
  const step = STEP_OF_COMMAND[error.command ?? ''] ?? 'connect';
  return step === 'connect' && at.connected ? 'sender' : step;
}
