import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { readImapUrl } from './imap-url.ts';

/** A mail as it lies in the mailbox. */
export interface MailboxMail {
  /** The same for this mail as long as the mailbox stands: place, UIDVALIDITY and UID. */
  key: string;
  receivedAt: Date;
  raw: Buffer;
  /** `raw` is only its beginning. */
  cut: boolean;
}

/** A mailbox of our own, in which everything that comes back arrives. */
export interface Mailbox {
  /**
   * Hands over what lies there, oldest first, and moves each mail that `keep` has taken to a folder beside; what it has not
   * taken stays. Nothing is deleted. Connects anew each time, so that a server gone meanwhile is one try lost.
   */
  read(keep: (mail: MailboxMail) => Promise<unknown>, signal?: AbortSignal): Promise<number>;
}

/** Made where it is missing. */
const HANDLED = 'Rytmi';
/** Larger mails are kept as far as this; whole they stay in the mailbox. */
const MOST_BYTES = 20 * 1024 * 1024;
/** In one connection; what is left is the next one's. */
const MOST_MAILS = 500;

/** `imaps://user:password@host/FOLDER`; see readImapUrl. */
export function openMailbox(url: string): Mailbox {
  const { connection, folder, place } = readImapUrl(url);
  return {
    async read(keep, signal) {
      const client = await connect(connection);
      const stop = () => client.close();
      signal?.addEventListener('abort', stop);
      try {
        return await readFolder(client, folder, place, keep);
      } finally {
        signal?.removeEventListener('abort', stop);
        await leave(client);
      }
    },
  };
}

async function connect(connection: ImapFlowOptions): Promise<ImapFlow> {
  const client = new ImapFlow(connection);
  // Whoever waits for an answer hears of a lost line as well; unheard here it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function readFolder(
  client: ImapFlow,
  folder: string,
  place: string,
  keep: (mail: MailboxMail) => Promise<unknown>,
): Promise<number> {
  const { uidValidity } = await client.mailboxOpen(folder);
  const uids = (await client.search({ deleted: false }, { uid: true })) || [];
  if (uids.length > 0) await client.mailboxCreate(HANDLED);
  let count = 0;
  for (const uid of uids.slice(0, MOST_MAILS)) {
    const mail = await fetchMail(client, uid);
    // Moved by somebody else meanwhile.
    if (!mail) continue;
    await keep({ ...mail, key: `${place}:${uidValidity}:${uid}` });
    if (!(await client.messageMove(String(uid), HANDLED, { uid: true })))
      throw new Error('The mailbox took a mail for handled and did not move it');
    count += 1;
  }
  return count;
}

async function fetchMail(client: ImapFlow, uid: number): Promise<Omit<MailboxMail, 'key'> | null> {
  const source = { start: 0, maxLength: MOST_BYTES };
  const found = await client.fetchOne(String(uid), { source, size: true, internalDate: true }, { uid: true });
  if (!found || found.source === undefined) return null;
  const { source: raw, size = raw.length, internalDate } = found;
  return { raw, cut: size > raw.length, receivedAt: new Date(internalDate ?? Date.now()) };
}

/** A line that is gone already needs no good-bye. */
async function leave(client: ImapFlow): Promise<void> {
  if (client.usable) await client.logout().catch(() => undefined);
  client.close();
}
