import { headerOf, partOf } from '../incoming-facts.ts';
import type { IncomingRule } from '../incoming-verdict.ts';

/** A receipt by RFC 8098: somebody's mail program opened or deleted the mail. */
export const readReceipt: IncomingRule = {
  name: 'read-receipt',
  ask(facts) {
    const isReceipt =
      partOf(facts, /^message\/(global-)?disposition-notification$/) !== null ||
      /report-type="?disposition-notification/i.test(headerOf(facts, 'content-type'));
    return isReceipt ? { kind: 'receipt' } : null;
  },
};
