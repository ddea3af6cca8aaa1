import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import type { Speaker } from '../../../words/speaker.ts';

type Kind = EffectOverview['kinds'][number]['kind'];

/** A kind of mail, or the reason of a call, as one row of the effect is called. */
export function sayEffectKind(kind: Kind, speaker: Speaker): string {
  return kind === 'retention' || kind === 'growth' || kind === 'service'
    ? speaker.say('results:effect.call', { purpose: speaker.say(`calls:purpose.${kind}`) })
    : speaker.say(`calls:message.kind.${kind}`);
}
