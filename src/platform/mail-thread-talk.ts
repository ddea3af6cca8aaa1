import type { SmtpTrouble } from './outgoing-mail.ts';
import type { PackedMail } from './packed-mail.ts';

/** What is said to a sending thread. `id` is the number that the host gave a mail. */
export type HostSays =
  | { say: 'send'; id: number; mail: PackedMail; date: Date }
  /** The answer to `ready`. */
  | { say: 'begin' | 'hold-back'; id: number }
  | { say: 'close' };

/** What a sending thread says. */
export type ThreadSays =
  /** The server waits for the mail's first byte. */
  | { say: 'ready'; id: number }
  | { say: 'taken'; id: number; answer: string }
  | { say: 'not-taken'; id: number; trouble: SmtpTrouble };

/** Hands over together what was said in one turn of the event loop: one large message costs less than many small ones. */
export function sayTogether<Word>(post: (words: Word[]) => void): (word: Word) => void {
  let words: Word[] = [];
  return (word) => {
    if (words.push(word) > 1) return;
    setImmediate(() => {
      const said = words;
      words = [];
      post(said);
    });
  };
}
