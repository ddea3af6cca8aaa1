import type { Signal, SignalKind } from '../signals/signal.ts';
import { sayGap } from '../words/say-gap.ts';
import type { Speaker } from '../words/speaker.ts';
import type { CallTaskPurpose } from './call-card.ts';

/** What one can ask about in a talk of each purpose; a person asks about what hurts before what shines. */
const TALKED_ABOUT: Readonly<Record<CallTaskPurpose, readonly SignalKind[]>> = {
  service: ['unhappy', 'complaints', 'silent', 'shrinking', 'late'],
  retention: ['silent', 'shrinking', 'late', 'lost-item', 'complaints'],
  growth: ['growing', 'widening', 'untapped', 'new', 'returned'],
  'follow-up': ['complaints', 'silent', 'shrinking', 'late', 'lost-item', 'growing', 'widening', 'untapped'],
};

/** Three ways into a conversation: why I ring, a question about what was seen, and one that goes deeper. */
export function chooseOpeners(
  call: { purpose: CallTaskPurpose; signals: readonly Signal[] },
  productName: (id: number) => string,
  speaker: Speaker,
): string[] {
  const kinds = TALKED_ABOUT[call.purpose];
  const subject = kinds
    .map((kind) => call.signals.find((signal) => signal.kind === kind))
    .find((signal) => signal !== undefined);
  return [
    speaker.say(`calls:opener.${call.purpose}.open`),
    askAbout(subject, productName, speaker),
    speaker.say(`calls:opener.${call.purpose}.deepen`),
  ];
}

function askAbout(
  subject: Signal | undefined,
  productName: (id: number) => string,
  speaker: Speaker,
): string {
  switch (subject?.kind) {
    case 'silent':
    case 'late':
      return speaker.say(`calls:opener.about.${subject.kind}`, {
        gap: sayGap(subject.evidence.usualGapDays, speaker),
      });
    case 'lost-item':
      return speaker.say('calls:opener.about.lost-item', {
        product: productName(subject.evidence.productId),
      });
    case 'widening':
      return speaker.say('calls:opener.about.widening', {
        categories: speaker.list(subject.evidence.categories),
      });
    case 'unhappy':
    case 'complaints':
    case 'shrinking':
    case 'growing':
    case 'untapped':
    case 'new':
    case 'returned':
      return speaker.say(`calls:opener.about.${subject.kind}`);
    default:
      return speaker.say('calls:opener.about.other');
  }
}
