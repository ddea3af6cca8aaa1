import { partOf } from '../incoming-facts.ts';
import type { IncomingRule, IncomingVerdict } from '../incoming-verdict.ts';
import { judgeBounce } from '../judge-bounce.ts';
import { type Fields, readFields } from '../read-fields.ts';

const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
/** Characters of the server's words that are kept. */
const LONGEST_ANSWER = 500;

const LINES_OF_CAUSE = 3;

/** A report by RFC 3464. Where it speaks of several receivers, a failure is what counts. */
export const deliveryReport: IncomingRule = {
  name: 'delivery-report',
  ask(facts) {
    const report = partOf(facts, /^message\/(global-)?delivery-status$/);
    if (report === null) return null;
    const receivers = readFields(report).filter((block) => block.has('action') || block.has('status'));
    const failed = receivers.find((block) => actionOf(block) === 'failed');
    const told = failed ?? receivers.find((block) => actionOf(block) === 'delayed') ?? receivers[0];
    return told ? verdictOf(told, facts.text) : null;
  },
};

function actionOf(receiver: Fields): string {
  return (receiver.get('action') ?? 'failed').toLowerCase().split(/[\s(;]/)[0] ?? '';
}

function verdictOf(receiver: Fields, words: string): IncomingVerdict {
  const action = actionOf(receiver);
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'receipt' };
  const named = afterType(receiver.get('original-recipient') ?? receiver.get('final-recipient') ?? '');
  const recipient = named.replace(/^<|>$/g, '');
  const answer = (afterType(receiver.get('diagnostic-code') ?? '') || saidOf(recipient, words)).slice(
    0,
    LONGEST_ANSWER,
  );
  const status = statusOf(receiver.get('status') ?? '', answer);
  return {
    kind: 'bounce',
    severity: judgeBounce({ action, status, answer }),
    recipient: recipient || null,
    status,
    answer,
  };
}

/** Exim names the cause of what it refused itself in words only: below the address, in the part that people read. */
function saidOf(recipient: string, words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  const at = recipient === '' ? -1 : lines.findIndex((line) => line.includes(recipient));
  return at < 0
    ? ''
    : lines
        .slice(at + 1, at + LINES_OF_CAUSE + 1)
        .join(' ')
        .trim();
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
