import { buildMail } from './build-mail.ts';
import { type DkimKey, openSigner } from './dkim-signer.ts';
import { MailHeldBack, MailNotTaken, type MayBegin } from './outgoing-mail.ts';
import type { PackedMail } from './packed-mail.ts';
import { openSmtpLane, type SmtpLane } from './smtp-lane.ts';
import { readSmtpUrl } from './smtp-url.ts';
import { turnsFor } from './turns.ts';
import { wireAddress } from './wire-address.ts';

/** All that sending needs to know; plain data, so that it can be handed to a thread. */
export interface SmtpSenderOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; see readSmtpUrl. */
  url: string;
  /** Connections kept open at most. */
  connections: number;
  /** Null: mails go unsigned, as where the mail server signs them. */
  dkim: DkimKey | null;
}

export interface SmtpSender {
  /** Resolves with the server's answer. Rejects with MailNotTaken. `date` stands in the mail. */
  send(mail: PackedMail, date: Date, mayBegin: MayBegin): Promise<{ answer: string }>;
  close(): void;
}

/** A server may close after a number of mails; Yahoo and others do without saying so. */
const MAILS_PER_CONNECTION = 100;

/** Builds, signs and sends over a few connections kept open. Mails wait for a free one in the order they came. */
export function openSmtpSender({ url, connections, dkim }: SmtpSenderOptions): SmtpSender {
  const server = readSmtpUrl(url);
  const sign = dkim && openSigner(dkim);
  const lanes = keepLanes(() => openSmtpLane(server.connection, server.login));
  const inTurn = turnsFor(connections);
  return {
    send: (mail, date, mayBegin) =>
      inTurn(async () => {
        const bytes = buildMail(mail, date, sign);
        const envelope = { from: onWire(mail.returnPath ?? mail.from.address), to: onWire(mail.to.address) };
        return { answer: await lanes.use((lane) => lane.send(envelope, bytes, mayBegin)) };
      }),
    close: lanes.close,
  };
}

/** buildMail has refused every address of which there is no such form. */
function onWire(address: string): string {
  return wireAddress(address) ?? address;
}

function keepLanes(open: () => Promise<SmtpLane>) {
  const idle: SmtpLane[] = [];
  let closed = false;
  async function over<Answer>(lane: SmtpLane, work: (lane: SmtpLane) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(lane);
    } finally {
      if (!closed && lane.usable && lane.sent < MAILS_PER_CONNECTION) idle.push(lane);
      else lane.close();
    }
  }
  return {
    async use<Answer>(work: (lane: SmtpLane) => Promise<Answer>): Promise<Answer> {
      const kept = takeUsable(idle);
      if (!kept) return over(await open(), work);
      try {
        return await over(kept, work);
      } catch (error) {
        // A kept connection may have been dropped meanwhile; not a byte of the mail has left, so a new one may carry it.
        if (!wasStale(error)) throw error;
        return over(await open(), work);
      }
    },
    close() {
      closed = true;
      for (const lane of idle.splice(0)) lane.close();
    },
  };
}

function takeUsable(idle: SmtpLane[]): SmtpLane | undefined {
  let lane = idle.pop();
  while (lane && !lane.usable) lane = idle.pop();
  return lane;
}

function wasStale(error: unknown): boolean {
  if (!(error instanceof MailNotTaken) || error instanceof MailHeldBack) return false;
  if (error.trouble.bodyStarted) return false;
  return error.trouble.code === null ? error.trouble.step !== 'local' : error.trouble.code === 421;
}
