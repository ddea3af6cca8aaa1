import type { SmtpTrouble } from '../platform/outgoing-mail.ts';

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

/** Enhanced codes of an address that is wrong or gone. 5.2.2 (full) is left out: mailboxes get emptied. */
const DEAD_ADDRESS = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);
/** Login needed or refused, too weak, or no encryption. */
const OWN_FAULT_CODES = new Set([530, 534, 535, 538]);
/** The mail or the mailbox is too large, which says nothing of address or sender. */
const TOO_LARGE = 552;
const RETRY = { kind: 'retry', afterSeconds: null } as const;
/** Sender's address or domain refused, and every 5.7.x: policy about us, never about the address. */
const OWN_FAULT_ENHANCED = /^5\.(7\.\d+|1\.[78])$/;
const RELAY_DENIED = /relay(ing)?\b.*\b(denied|not permitted|not allowed|prohibited)|unable to relay/i;
const NO_SUCH_USER =
  /\b(user|mailbox|recipient|account|address)\b.*\b(unknown|not found|does(n't| not) exist|disabled|no such|invalid|rejected: undeliverable)|no such (user|mailbox|recipient|person)|unknown (user|mailbox|recipient)/i;
const DELAY_HINT = /\b(?:in|after|for)\s+(\d{1,5})\s*(s|secs?|seconds?|m|mins?|minutes?)\b/i;

/** The one table of SMTP answers. */
export function classifyDeliveryError(trouble: SmtpTrouble): DeliveryJudgement {
  const { step, code } = trouble;
  if (step === 'local') return { kind: 'refused' };
  if (step === 'connect' || step === 'tls' || step === 'login') return judgeServer(trouble);
  if (code === null || code < 400) return trouble.bodyStarted ? { kind: 'uncertain' } : RETRY;
  if (OWN_FAULT_CODES.has(code)) return { kind: 'own-fault' };
  if (code < 500) return { kind: 'retry', afterSeconds: delayHint(trouble.answer) };
  return judgeRefusal(trouble, code);
}

/** Before the first mail is named, nothing is known but that the server does not let us in. */
function judgeServer({ step, code }: SmtpTrouble): DeliveryJudgement {
  const temporary = code === null ? step === 'connect' : code < 500;
  return temporary ? { kind: 'server-away' } : { kind: 'own-fault' };
}

function judgeRefusal(trouble: SmtpTrouble, code: number): DeliveryJudgement {
  const { step, enhanced, answer } = trouble;
  if (code === TOO_LARGE) return { kind: 'refused' };
  if (step === 'sender' || RELAY_DENIED.test(answer)) return { kind: 'own-fault' };
  if (enhanced !== null && OWN_FAULT_ENHANCED.test(enhanced)) return { kind: 'own-fault' };
  return isDeadAddress(trouble) ? { kind: 'address-dead' } : { kind: 'refused' };
}

/** Without an enhanced code the words decide, and only at RCPT: a 550 to the content says nothing of the address. */
function isDeadAddress({ step, code, enhanced, answer }: SmtpTrouble): boolean {
  if (enhanced !== null) return DEAD_ADDRESS.has(enhanced);
  return step === 'recipient' && (code === 550 || code === 551 || code === 553) && NO_SUCH_USER.test(answer);
}

function delayHint(answer: string): number | null {
  const match = DELAY_HINT.exec(answer);
  if (!match) return null;
  return Number(match[1]) * (match[2]?.toLowerCase().startsWith('m') ? 60 : 1);
}
