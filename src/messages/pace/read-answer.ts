import type { SmtpTrouble } from '../../platform/outgoing-mail.ts';
import type { GateAnswer } from './learn-from-answers.ts';

/** What one attempt says of the relay, and of the host that receives for the address. */
export interface GateAnswers {
  relay: GateAnswer;
  host: GateAnswer;
}

const TOO_FAST_CODES = /^4\.7\.(28|500|650)$/;
const TOO_FAST =
  /too (many|fast|much)|rate[ -]?limit|rate exceeded|(sending|maximum) rate|unusual rate|throttl|slow down|try again.*fewer|\bTSS0\d\b|exceeded .*(rate|quota)|(rate|quota|limit) .*exceeded/i;
/** A mailbox over its quota, or a mail with too many receivers, says nothing of our speed. */
const NOT_OUR_SPEED = /^4\.(2\.\d+|5\.3)$/;

/** Null: the mail was taken. */
export function readAnswer(trouble: SmtpTrouble | null): GateAnswers {
  if (trouble === null) return { relay: 'fine', host: 'fine' };
  switch (trouble.step) {
    case 'local':
      return { relay: 'not-sent', host: 'not-sent' };
    case 'connect':
    case 'tls':
      return { relay: isTooFast(trouble) ? 'too-fast' : 'no-connection', host: 'not-sent' };
    case 'login':
      return { relay: trouble.code === null ? 'no-connection' : 'login-refused', host: 'not-sent' };
    case 'sender':
      return { relay: answerOf(trouble), host: 'not-sent' };
    default:
      return readLater(trouble);
  }
}

/** From the recipient on, a relay may be passing on what the receiving host says. */
function readLater(trouble: SmtpTrouble): GateAnswers {
  if (trouble.step === 'recipient' && trouble.code !== null && trouble.code >= 500)
    return { relay: 'fine', host: 'fine' };
  const answer = answerOf(trouble);
  if (answer === 'too-fast') return { relay: 'host-too-fast', host: answer };
  if (answer === 'no-connection') return { relay: answer, host: 'not-sent' };
  return isAboutAddress(trouble) ? { relay: 'fine', host: 'fine' } : { relay: answer, host: answer };
}

function answerOf(trouble: SmtpTrouble): GateAnswer {
  if (trouble.code === null) return 'no-connection';
  if (isTooFast(trouble)) return 'too-fast';
  return trouble.code >= 500 ? 'refused' : 'fine';
}

/** Says whether a server finds us too fast, for now. */
function isTooFast({ code, enhanced, answer }: SmtpTrouble): boolean {
  if (code === null || code < 400 || code > 499) return false;
  if (enhanced !== null && NOT_OUR_SPEED.test(enhanced)) return false;
  return (enhanced !== null && TOO_FAST_CODES.test(enhanced)) || TOO_FAST.test(answer);
}

function isAboutAddress({ enhanced }: SmtpTrouble): boolean {
  return enhanced !== null && /^\d\.[12]\./.test(enhanced);
}
