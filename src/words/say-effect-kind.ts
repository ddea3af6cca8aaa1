import type { CallPurpose } from '../decisions/decision.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Speaker } from './speaker.ts';

/** A kind of mail, or the reason of a call, as one row of the effect is called. */
export function sayEffectKind(kind: MessageKind | CallPurpose, speaker: Speaker): string {
  return kind === 'retention' || kind === 'growth' || kind === 'service'
    ? speaker.say('results:effect.call', { purpose: speaker.say(`calls:purpose.${kind}`) })
    : speaker.say(`calls:message.kind.${kind}`);
}
