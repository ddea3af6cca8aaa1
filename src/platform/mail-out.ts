import { buildMail } from './build-mail.ts';
import { MailNotTaken, type MailOut } from './outgoing-mail.ts';
import { openSmtpLane, type SmtpLane } from './smtp-lane.ts';
import { type MailServer, readSmtpUrl } from './smtp-url.ts';

export interface MailOutOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; see readSmtpUrl. */
  url: string;
  /** Connections kept open at most; more than 5 bring nothing on one machine. */
  connections?: number;
  now?: () => Date;
}

/** A server may close after a number of mails; Yahoo and others do without saying so. */
const MAILS_PER_CONNECTION = 100;
const DEFAULT_CONNECTIONS = 5;

/** Sends over a few connections kept open. Mails wait for a free one in the order they came. */
export function openMailOut(options: MailOutOptions): MailOut {
  const server = readSmtpUrl(options.url);
  const now = options.now ?? (() => new Date());
  const pool = lanePool(server, options.connections ?? DEFAULT_CONNECTIONS);
  return {
    async send(mail) {
      const bytes = await buildMail(mail, now());
      const envelope = { from: mail.from.address, to: mail.to.address };
      return pool.use(async (lane) => ({ answer: await lane.send(envelope, bytes) }));
    },
    close: pool.close,
  };
}

function lanePool(server: MailServer, most: number) {
  const idle: SmtpLane[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let closed = false;
  const open = () => openSmtpLane(server.connection, server.login);
  const release = (lane: SmtpLane) => {
    if (!closed && lane.usable && lane.sent < MAILS_PER_CONNECTION) idle.push(lane);
    else lane.close();
  };
  async function useOneLane<Answer>(work: (lane: SmtpLane) => Promise<Answer>): Promise<Answer> {
    const kept = takeUsable(idle);
    const lane = kept ?? (await open());
    try {
      return await work(lane);
    } catch (error) {
      // A kept connection may have been dropped meanwhile; not a byte of the mail has left, so a new one may carry it.
      if (kept && wasStale(error)) return await retryOn(await open(), work, release);
      throw error;
    } finally {
      release(lane);
    }
  }
  return {
    async use<Answer>(work: (lane: SmtpLane) => Promise<Answer>): Promise<Answer> {
      if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy += 1;
      try {
        return await useOneLane(work);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
    async close() {
      closed = true;
      for (const lane of idle.splice(0)) lane.close();
    },
  };
}

async function retryOn<Answer>(
  lane: SmtpLane,
  work: (lane: SmtpLane) => Promise<Answer>,
  release: (lane: SmtpLane) => void,
): Promise<Answer> {
  try {
    return await work(lane);
  } finally {
    release(lane);
  }
}

function takeUsable(idle: SmtpLane[]): SmtpLane | undefined {
  let lane = idle.pop();
  while (lane && !lane.usable) lane = idle.pop();
  return lane;
}

function wasStale(error: unknown): boolean {
  if (!(error instanceof MailNotTaken) || error.trouble.bodyStarted) return false;
  return error.trouble.code === null ? error.trouble.step !== 'local' : error.trouble.code === 421;
}
