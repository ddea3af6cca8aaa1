import type { Verdict } from '../../decisions/decision.ts';
import type { Reader } from '../console-deps.ts';

/** What is done about a customer, in a few words. */
export function sayVerdict(verdict: Verdict, { speaker }: Pick<Reader, 'speaker'>): string {
  switch (verdict.kind) {
    case 'message':
      return speaker.say('console:customer.message', {
        kind: speaker.say(`calls:message.kind.${verdict.messageKind}`),
      });
    case 'call':
      return speaker.say('console:customer.call', {
        purpose: speaker.say(`calls:purpose.${verdict.purpose}`),
      });
    case 'wait':
      return verdict.until === null
        ? speaker.say('console:customer.wait')
        : speaker.say('console:customer.waitUntil', { date: speaker.date(verdict.until) });
    case 'stop':
      return speaker.say('console:customer.stop');
  }
}
