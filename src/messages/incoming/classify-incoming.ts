import type { IncomingFacts } from './incoming-facts.ts';
import type { IncomingRule, IncomingVerdict } from './incoming-verdict.ts';
import { automaticHeaders } from './rules/automatic-headers.ts';
import { automaticWords } from './rules/automatic-words.ts';
import { bounceWords } from './rules/bounce-words.ts';
import { deliveryReport } from './rules/delivery-report.ts';
import { readReceipt } from './rules/read-receipt.ts';
import { spamReport } from './rules/spam-report.ts';
import { unsubscribeMail } from './rules/unsubscribe-mail.ts';

/** In the order asked: what machines say in a form of their own first, then what has to be guessed from words. */
const RULES: readonly IncomingRule[] = [
  spamReport,
  deliveryReport,
  readReceipt,
  bounceWords,
  unsubscribeMail,
  automaticHeaders,
  automaticWords,
];

/** The first rule that knows the mail decides. What none knows was written by a person: nothing a person wrote is dropped. */
export function classifyIncoming(facts: IncomingFacts): IncomingVerdict & { rule: string } {
  for (const { name, ask } of RULES) {
    const verdict = ask(facts);
    if (verdict) return { ...verdict, rule: name };
  }
  return { kind: 'reply', rule: 'nothing-else' };
}
