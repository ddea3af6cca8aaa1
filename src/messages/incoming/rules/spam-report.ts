import { headerOf, type IncomingFacts, partOf } from '../incoming-facts.ts';
import type { IncomingRule } from '../incoming-verdict.ts';
import { readFields } from '../read-fields.ts';

/** Feedback types (RFC 5965, RFC 6591) that are no complaint of a reader. */
const NO_COMPLAINT = new Set(['not-spam', 'auth-failure', 'dkim']);

/** A reader pressed "this is spam", and the mailbox provider passes it on. */
export const spamReport: IncomingRule = {
  name: 'spam-report',
  ask(facts) {
    const report = partOf(facts, /^message\/(global-)?feedback-report$/);
    if (report === null) return isOutlookReport(facts) ? { kind: 'spam-report' } : null;
    const type = readFields(report)[0]?.get('feedback-type')?.toLowerCase() ?? 'abuse';
    return NO_COMPLAINT.has(type) ? { kind: 'receipt' } : { kind: 'spam-report' };
  },
};

/** Outlook.com reports without the standard's part: the mail itself, and its receiver in a header of it. */
function isOutlookReport(facts: IncomingFacts): boolean {
  const original = partOf(facts, /rfc822/) ?? '';
  return /^x-hmxmroriginalrecipient:/im.test(original) || headerOf(facts, 'x-hmxmroriginalrecipient') !== '';
}
