import type { TiedMail } from '../../messages/incoming/came-back-store.ts';
import type { IncomingFacts } from '../../messages/incoming/incoming-facts.ts';
import type { IncomingMail } from '../../messages/incoming/incoming-store.ts';
import type { IncomingVerdict } from '../../messages/incoming/incoming-verdict.ts';

/** A mail read, with all that was found out about it. */
export interface ReadMail {
  mail: IncomingMail;
  facts: IncomingFacts;
  verdict: IncomingVerdict & { rule: string };
  /** Null when it is about nobody we know. */
  tied: TiedMail | null;
}
