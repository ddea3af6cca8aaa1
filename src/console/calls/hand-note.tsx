import type { CallCard } from '../../calls/call-card.ts';
import type { Reader } from '../console-deps.ts';

/** What whoever had the card before says about it: it stands on top, so that the customer need not tell it again. */
export function HandNote({ reader: { speaker }, card }: { reader: Reader; card: CallCard }) {
  if (!card.handOverNote) return null;
  return (
    <div class="hand-note">
      <p class="eyebrow">
        {card.handOverBy
          ? speaker.say('console:desk.noteBy', { name: card.handOverBy })
          : speaker.say('console:desk.note')}
      </p>
      <blockquote>{card.handOverNote}</blockquote>
    </div>
  );
}
