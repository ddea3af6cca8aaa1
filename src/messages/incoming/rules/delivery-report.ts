import { partOf } from '../incoming-facts.ts';
import type { IncomingRule, IncomingVerdict } from '../incoming-verdict.ts';
import { judgeBounce } from '../judge-bounce.ts';
import { type Fields, readFields } from '../read-fields.ts';

const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
/** Characters of the server's words that are kept. */
const LONGEST_ANSWER = 500;

/** A report by RFC 3464. Where it speaks of several receivers, a failure is what counts. */
export const deliveryReport: IncomingRule = {
  name: 'delivery-report',
  ask(facts) {
    const report = partOf(facts, /^message\/(global-)?delivery-status$/);
    if (report === null) return null;
    const receivers = readFields(report).filter((block) => block.has('action') || block.has('status'));
    const failed = receivers.find((block) => actionOf(block) === 'failed');
    const told = failed ?? receivers.find((block) => actionOf(block) === 'delayed') ?? receivers[0];
    return told ? verdictOf(told) : null;
  },
};

function actionOf(receiver: Fields): string {
  return (receiver.get('action') ?? 'failed').toLowerCase().split(/[\s(;]/)[0] ?? '';
}

function verdictOf(receiver: Fields): IncomingVerdict {
  const action = actionOf(receiver);
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'receipt' };
  const answer = afterType(receiver.get('diagnostic-code') ?? '').slice(0, LONGEST_ANSWER);
  const status = statusOf(receiver.get('status') ?? '', answer);
  const recipient = afterType(receiver.get('original-recipient') ?? receiver.get('final-recipient') ?? '');
  return {
    kind: 'bounce',
    severity: judgeBounce({ action, status, answer }),
    recipient: recipient.replace(/^<|>$/g, '') || null,
    status,
    answer,
  };
}

/** The sending server's own code is often the vague 5.0.0 where the answer that it repeats names a better one. */
function statusOf(field: string, answer: string): string | null {
  const own = ENHANCED.exec(field)?.[1] ?? null;
  const quoted = ENHANCED.exec(answer)?.[1] ?? null;
  return quoted !== null && (own === null || /^[245]\.0\.0$/.test(own)) ? quoted : own;
}

/** `smtp; 550 …` and `rfc822; anna@…` say their type first. */
function afterType(value: string): string {
  return value.replace(/^[\w-]+\s*;\s*/, '').trim();
}
