import type { CallTaskPurpose } from '../../calls/call-card.ts';
import type { Speaker } from '../../words/speaker.ts';

/** What a call is for, as a coloured label with its word. */
export function PurposeLabel({ purpose, speaker }: { purpose: CallTaskPurpose; speaker: Speaker }) {
  return <span class={`label label-${purpose}`}>{speaker.say(`calls:purpose.${purpose}`)}</span>;
}
