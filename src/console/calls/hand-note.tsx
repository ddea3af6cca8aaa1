import type { CallCard } from '../../calls/call-card.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { Reader } from '../console-deps.ts';

/** What those who had the card before say about it, the newest on top: the customer need not tell it again. */
export function HandNote({ reader: { speaker }, card }: { reader: Reader; card: CallCard }) {
  if (!card.handOverNote) return null;
  const newest = { note: card.handOverNote, by: card.handOverBy };
  return (
    <div class="hand-note">
      {[newest, ...card.earlierNotes.toReversed()].map(({ note, by }, i) => (
        <div key={i}>
          <p class="eyebrow">{sayWho(by, speaker)}</p>
          <blockquote>{note}</blockquote>
        </div>
      ))}
    </div>
  );
}

function sayWho(by: string | null, speaker: Speaker): string {
  return by ? speaker.say('console:desk.noteBy', { name: by }) : speaker.say('console:desk.note');
}
