import type { SmtpStep, SmtpTrouble } from '../platform/outgoing-mail.ts';

/** What a refused mail means for the message, its address, and everybody else's mails. */
export type DeliveryJudgement =
  /** Try again; the server may have named a delay. */
  | { kind: 'retry'; afterSeconds: number | null }
  /** This mail will never be taken, but the address may be fine. */
  | { kind: 'refused' }
  /** The address takes no mail: never write to it again. */
  | { kind: 'address-dead' }
  /** The server cannot be reached or asks to come back later: no mail's fault, so no attempt is counted. */
  | { kind: 'server-away' }
  /** Login, encryption, relaying or our name is the trouble: stand still and tell a person. */
  | { kind: 'own-fault' }
  /** The mail's bytes had left and no answer came: nobody knows. */
  | { kind: 'uncertain' };

type Kind = DeliveryJudgement['kind'];

/** What was seen on the line, and what it means. What a row leaves out, it does not ask. */
interface Row {
  at?: readonly SmtpStep[];
  /** `none`: no answer, or one that is no answer in SMTP. */
  answer?: 'none' | '4yz' | '5yz';
  codes?: readonly number[];
  enhanced?: RegExp | 'none';
  words?: RegExp;
  bodyStarted?: boolean;
  means: Kind;
}

/** Until the server has let us in, nothing it says is about a mail. */
const BEFORE_ANY_MAIL: readonly SmtpStep[] = ['connect', 'tls', 'login'];

const LINE_BROKE = /closed|reset|timed? ?out|hang ?up|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN/i;
const RELAY_DENIED = /relay(ing)?\b.*\b(denied|not permitted|not allowed|prohibited)|unable to relay/i;
/** A permanent refusal of our speed or amount: every further mail would fail the same way. */
const OVER_OUR_LIMIT =
  /(sending|daily|hourly|rate)\b.*\b(quota|limit)|too many (messages|mails|requests)|throttl/i;
/** A group or a person that hears only from inside its own house, or not from us; the second is Postfix's, the third Exchange's. */
const CLOSED_RECIPIENT =
  /recipient address rejected: access denied|\bNotAuthorized\b|only accepts?|internal senders|not allowed to send to|restricted (group|recipient)|closed group/i;
const NO_SUCH_USER =
  /\b(user|mailbox|recipient|account|address)\b.*\b(unknown|not found|does(n't| not) exist|disabled|no such|invalid|rejected: undeliverable)|no such (user|mailbox|recipient|person)|unknown (user|mailbox|recipient)/i;

/** The one table of SMTP answers: the first row that fits decides. */
const TABLE: readonly Row[] = [
  { at: ['local'], means: 'refused' },

  { at: ['connect'], answer: 'none', means: 'server-away' },
  { at: BEFORE_ANY_MAIL, answer: 'none', words: LINE_BROKE, means: 'server-away' },
  { at: BEFORE_ANY_MAIL, answer: '4yz', means: 'server-away' },
  { at: BEFORE_ANY_MAIL, means: 'own-fault' },

  { answer: 'none', bodyStarted: true, means: 'uncertain' },
  { answer: 'none', means: 'retry' },
  { answer: '4yz', means: 'retry' },

  // Too large says nothing of address or sender. 5.2.2, full, is no dead address either: mailboxes get emptied.
  { codes: [552], means: 'refused' },
  // Login needed or refused, too weak, or no encryption.
  { codes: [530, 534, 535, 538], means: 'own-fault' },
  { at: ['sender'], means: 'own-fault' },
  { words: RELAY_DENIED, means: 'own-fault' },
  { enhanced: /^5\.4\.5$/, means: 'own-fault' },
  { words: OVER_OUR_LIMIT, means: 'own-fault' },
  { at: ['recipient'], enhanced: /^5\.7\.(124|13[3-5])$/, means: 'refused' },
  { at: ['recipient'], enhanced: /^5\.7\./, words: CLOSED_RECIPIENT, means: 'refused' },
  // Sender's address or domain refused, and every other 5.7.x: policy about us, never about the address.
  { enhanced: /^5\.(7\.\d+|1\.[78])$/, means: 'own-fault' },
  { enhanced: /^5\.(1\.([1236]|10)|2\.1)$/, means: 'address-dead' },
  // Without an enhanced code the words decide, and only at RCPT: a 550 to the content says nothing of the address.
  { at: ['recipient'], codes: [550, 551, 553], enhanced: 'none', words: NO_SUCH_USER, means: 'address-dead' },

  { means: 'refused' },
];

export function classifyDeliveryError(trouble: SmtpTrouble): DeliveryJudgement {
  const kind = TABLE.find((row) => fits(row, trouble))?.means ?? 'refused';
  return kind === 'retry' ? { kind, afterSeconds: delayHint(trouble) } : { kind };
}

function fits(row: Row, trouble: SmtpTrouble): boolean {
  if (row.at && !row.at.includes(trouble.step)) return false;
  if (row.answer && row.answer !== answerOf(trouble)) return false;
  if (row.codes && !(trouble.code !== null && row.codes.includes(trouble.code))) return false;
  if (row.enhanced === 'none' ? trouble.enhanced !== null : !matches(row.enhanced, trouble.enhanced))
    return false;
  if (row.bodyStarted !== undefined && row.bodyStarted !== trouble.bodyStarted) return false;
  return matches(row.words, trouble.answer);
}

function matches(pattern: RegExp | undefined, text: string | null): boolean {
  return pattern === undefined || (text !== null && pattern.test(text));
}

/** A yes where a yes makes no sense, or a number that is no reply code, tells nothing. */
function answerOf({ code }: SmtpTrouble): NonNullable<Row['answer']> {
  if (code === null || code < 400 || code > 599) return 'none';
  return code < 500 ? '4yz' : '5yz';
}

/** Asked to come back, as greylisting servers do: only then is a number of seconds a delay, not a timeout told of. */
const COME_BACK = /gr[ae]y ?-?list|try again|retry|come back|wait/i;
const DELAY =
  /\b(?:in|after|for)\s+(?:(\d{1,2}):(\d{2}):(\d{2})|(\d{1,5})\s*(s|secs?|seconds?|m|mins?|minutes?)\b)/i;

/** Seconds. */
function delayHint({ code, answer }: SmtpTrouble): number | null {
  const match = code !== null && COME_BACK.test(answer) ? DELAY.exec(answer) : null;
  if (!match) return null;
  const [, hours, minutes, seconds, amount, unit] = match;
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Number(amount) * (unit?.toLowerCase().startsWith('m') ? 60 : 1);
}
