import type { DkimKey } from './dkim-signer.ts';
import { keepThreads } from './keep-threads.ts';
import { MailHeldBack, type MailOut, type SendLeave } from './outgoing-mail.ts';
import { readSmtpUrl } from './smtp-url.ts';
import { startMailThread, ThreadDied } from './start-mail-thread.ts';
import { turnsFor } from './turns.ts';

export interface MailOutOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; see readSmtpUrl. */
  url: string;
  /** Connections kept open at most, over all threads. */
  connections?: number;
  /** Threads that build, sign and send. */
  threads?: number;
  dkim?: DkimKey | null;
  now?: () => Date;
}

const DEFAULT_CONNECTIONS = 5;
/** A thread sends some hundreds of signed mails a second. More than most providers take; a second one serves a second core. */
const DEFAULT_THREADS = 2;

/** A thread finds its next mails there when a connection gets free; few, since a mail can be taken back more cheaply here. */
const AHEAD_PER_CONNECTION = 0.5;

const AT_ONCE: SendLeave = { isWanted: () => true, mayBegin: async () => true };

/** Sends from threads, which are started at the first mail and replaced when they die. Throws for an address that is not right. */
export function openMailOut(options: MailOutOptions): MailOut {
  const { url, dkim = null, connections = DEFAULT_CONNECTIONS } = options;
  readSmtpUrl(url);
  const now = options.now ?? (() => new Date());
  const most = Math.min(options.threads ?? DEFAULT_THREADS, connections);
  const crew = keepThreads(most, (nth) =>
    startMailThread({ url, dkim, connections: shareOf(connections, nth, most) }),
  );
  const inTurn = turnsFor(Math.ceil(connections * (1 + AHEAD_PER_CONNECTION)));
  return {
    send: (mail, leave = AT_ONCE) =>
      inTurn(async () => {
        if (!leave.isWanted()) throw new MailHeldBack('held back while it waited');
        const attempt = () => crew.leastBusy().send(mail, now(), leave.mayBegin);
        return attempt()
          .catch((error) => {
            // Nothing of it has left, and it may be another mail that the thread died of.
            if (error instanceof ThreadDied) return attempt();
            throw error;
          })
          .catch((error) => {
            throw error instanceof ThreadDied ? new MailHeldBack(error.message) : error;
          });
      }),
    close: crew.close,
  };
}

/** What the nth of `most` gets of a whole number of things. */
function shareOf(all: number, nth: number, most: number): number {
  return Math.floor(all / most) + (nth < all % most ? 1 : 0);
}
