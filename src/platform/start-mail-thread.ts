import { followEnd } from './follow-end.ts';
import { type HostSays, sayTogether, type ThreadSays } from './mail-thread-talk.ts';
import { MailNotTaken, type MayBegin, type OutgoingMail } from './outgoing-mail.ts';
import { packMail } from './packed-mail.ts';
import type { SmtpSenderOptions } from './smtp-sender.ts';
import { startThread } from './start-thread.ts';

/** One sending thread, seen from the program. */
export interface MailThread {
  /** Mails that it has in hand. */
  readonly load: number;
  readonly alive: boolean;
  /** Rejects with MailNotTaken, or with ThreadDied for a mail of which not a byte had left. */
  send(mail: OutgoingMail, date: Date, mayBegin: MayBegin): Promise<{ answer: string }>;
  /** Ends its connections, then the thread. Mails still in hand are not waited for. */
  close(): Promise<void>;
}

/** The thread ended before the mail began to leave: another may send it. */
export class ThreadDied extends Error {}

interface InHand {
  mayBegin: MayBegin;
  /** The thread was told that it may let the mail's bytes go. */
  begun: boolean;
  resolve: (result: { answer: string }) => void;
  reject: (error: Error) => void;
}

const CLOSE_WITHIN_MS = 3_000;
const THREAD = new URL('./mail-thread.ts', import.meta.url);
/** Some mails of 100 kB at most, and the libraries. Mails are young garbage: with room for many, clearing up takes less. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 };

export function startMailThread(options: SmtpSenderOptions): MailThread {
  const worker = startThread(THREAD, LIMITS, options);
  const inHand = new Map<number, InHand>();
  const say = sayTogether<HostSays>((words) => worker.postMessage(words, words.flatMap(ownedBy)));
  const state = { alive: true, lastId: 0 };
  const ended = followEnd(worker, (why) => {
    state.alive = false;
    for (const mail of inHand.values()) mail.reject(deathOf(mail, why));
    inHand.clear();
  });
  worker.on('message', (words: readonly ThreadSays[]) => {
    for (const word of words) hear(inHand, say, word);
  });
  return {
    get load() {
      return inHand.size;
    },
    get alive() {
      return state.alive;
    },
    send: (mail, date, mayBegin) =>
      new Promise((resolve, reject) => {
        const id = ++state.lastId;
        inHand.set(id, { mayBegin, begun: false, resolve, reject });
        say({ say: 'send', id, mail: packMail(mail), date });
      }),
    async close() {
      say({ say: 'close' });
      const late = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** What changes owner with a word. */
function ownedBy(word: HostSays): ArrayBuffer[] {
  return word.say === 'send' ? [word.mail.text.buffer, word.mail.html.buffer] : [];
}

function hear(inHand: Map<number, InHand>, say: (word: HostSays) => void, word: ThreadSays): void {
  const mail = inHand.get(word.id);
  if (!mail) return;
  if (word.say === 'ready') {
    const answer = (yes: boolean) => {
      mail.begun ||= yes;
      say({ say: yes ? 'begin' : 'hold-back', id: word.id });
    };
    mail.mayBegin().then(answer, () => answer(false));
    return;
  }
  inHand.delete(word.id);
  if (word.say === 'taken') mail.resolve({ answer: word.answer });
  else mail.reject(new MailNotTaken(word.trouble));
}

function deathOf({ begun }: InHand, why: string): Error {
  const answer = `the thread that sent it died: ${why}`;
  if (!begun) return new ThreadDied(answer);
  return new MailNotTaken({ step: 'body', code: null, enhanced: null, answer, bodyStarted: true });
}
