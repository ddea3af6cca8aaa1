import type { ToldPause } from '../../messages/pause-store.ts';
import type { Speaker } from '../../words/speaker.ts';

/** Why sending stands still, in a sentence of the reader's language; with what the server or the machine said for whoever can mend it. */
export function sayPause(
  { cause, because, figures }: ToldPause,
  { speaker, technical }: { speaker: Speaker; technical: boolean },
): string {
  const say = (key: string, values = {}) => speaker.say(`today:pause.${key}`, values);
  switch (cause) {
    case 'person':
      return say('person', { because });
    case 'own-fault':
    case 'restored':
      return technical ? say('technical', { sentence: say(cause), because }) : say(cause);
    default:
      // Before figures were kept, an alarm was told in words only.
      return figures === null ? because : say(cause, figures);
  }
}
