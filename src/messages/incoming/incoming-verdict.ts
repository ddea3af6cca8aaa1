import type { IncomingFacts } from './incoming-facts.ts';
import type { BounceSeverity } from './incoming-kind.ts';

/** What a mail that came in is. */
export type IncomingVerdict =
  | {
      kind: 'bounce';
      severity: BounceSeverity;
      /** The address the server speaks of; null where it names none. */
      recipient: string | null;
      /** Enhanced code, such as 5.1.1. */
      status: string | null;
      /** The server's words, one line. */
      answer: string;
    }
  | { kind: 'spam-report' }
  /** A mail program's own button for opting out; `messageId` stands in its subject. */
  | { kind: 'unsubscribe'; messageId: string | null }
  /** A machine's answer: away, received, moved. */
  | { kind: 'automatic' }
  /** Delivered, read, or a test of somebody's: the mail arrived. */
  | { kind: 'receipt' }
  | { kind: 'reply' };

/** One way of recognising; null leaves the mail to the next rule. */
export interface IncomingRule {
  name: string;
  ask(facts: IncomingFacts): IncomingVerdict | null;
}
