import { suppress } from '../customers/suppression-store.ts';
import type { SmtpStep, SmtpTrouble } from '../platform/outgoing-mail.ts';
import { assertNever } from '../shared/assert-never.ts';
import { classifyDeliveryError } from './classify-delivery-error.ts';
import type { DeliverRun, DeliveryReport } from './delivery.ts';
import { type Claim, type MessageMove, markBounced, recordMoves } from './delivery-store.ts';
import { hideAddresses } from './hide-addresses.ts';
import { openPause } from './pause-store.ts';
import { retryTime } from './retry-time.ts';

/** One attempt at one message. */
export interface Attempt extends Claim {
  /** Attempts including this one. */
  attempt: number;
  addressHash: string | null;
  /** From then on its reason is gone. */
  bestBefore: Date;
  /** Where the ledger has it: `sending` once its bytes were let go. */
  from: 'claimed' | 'sending';
}

export type AttemptOutcome = { answer: string } | { trouble: SmtpTrouble };

/** A server that cannot be reached is asked again this much later. */
const SERVER_AWAY_MS = 5 * 60_000;
/** Steps at which the server knows who is written to. */
const NAMES_RECEIVER: readonly SmtpStep[] = ['recipient', 'data', 'body'];

/** Writes what came of one attempt, and what follows from it for the address and for all sending. */
export async function recordAttempt(
  deps: DeliverRun,
  mail: Attempt,
  outcome: AttemptOutcome,
  report: DeliveryReport,
): Promise<void> {
  if ('answer' in outcome) {
    const accepted = { to: 'accepted', because: null, smtpAnswer: outcome.answer, attempts: 1 } as const;
    await record(deps, mail, accepted, report);
    return;
  }
  await recordTrouble(deps, mail, outcome.trouble, report);
}

/** Our own database kept the mail server waiting until it hung up: no attempt is counted, and the mail may go at once. */
export function putBack(deps: DeliverRun, mail: Attempt, report: DeliveryReport): Promise<void> {
  const because = 'the database answered so late that the mail server had hung up';
  return record(deps, mail, { to: 'deferred', because, sendAfter: deps.now() }, report);
}

async function recordTrouble(
  deps: DeliverRun,
  mail: Attempt,
  trouble: SmtpTrouble,
  report: DeliveryReport,
): Promise<void> {
  const judgement = classifyDeliveryError(trouble);
  const { step, code, enhanced } = trouble;
  deps.log.warn({ message: mail.id, step, code, enhanced, judgement: judgement.kind }, 'mail not taken');
  // It stays with the message, and may be written after the person was erased.
  const because = `${step}: ${hideAddresses(trouble.answer)}`;
  switch (judgement.kind) {
    case 'retry':
      return record(deps, mail, retry(deps, mail, because, judgement.afterSeconds), report);
    case 'refused':
      return record(deps, mail, { to: 'failed', because, attempts: 1 }, report);
    case 'uncertain':
      return record(deps, mail, { to: 'uncertain', because, attempts: 1 }, report);
    case 'address-dead':
      return recordDeadAddress(deps, mail, because, report);
    case 'server-away':
      return standStill(deps, mail, because, report, new Date(deps.now().getTime() + SERVER_AWAY_MS));
    case 'own-fault':
      return stopAll(deps, mail, trouble, because, report);
    default:
      return assertNever(judgement);
  }
}

type Result = Pick<MessageMove, 'to' | 'because' | 'sendAfter' | 'attempts' | 'smtpAnswer'> & {
  to: 'accepted' | 'deferred' | 'failed' | 'uncertain';
};

async function record(
  deps: DeliverRun,
  mail: Attempt,
  result: Result,
  report: DeliveryReport,
): Promise<void> {
  note(deps, mail, result, report, await deps.recordMove(moveOf(mail, result)));
}

function moveOf({ id, fence, from }: Attempt, result: Result): MessageMove {
  return { id, fence, from, ...result };
}

/** What follows from a result once it is committed. */
function note(
  deps: DeliverRun,
  { id }: Attempt,
  result: Result,
  report: DeliveryReport,
  taken: boolean,
): void {
  if (taken) {
    report[result.to] += 1;
    deps.journal?.write({ at: deps.now().toISOString(), message: id, to: result.to });
    deps.lives?.ended(id);
  } else
    deps.log.error(
      { message: id, result: result.to },
      'result came too late: somebody else moved the message',
    );
}

function retry(deps: DeliverRun, mail: Attempt, because: string, afterSeconds: number | null): Result {
  const sendAfter = retryTime(deps.now(), { ...mail, afterSeconds });
  return sendAfter === null
    ? { to: 'failed', because: `given up after ${mail.attempt} attempts: ${because}`, attempts: 1 }
    : { to: 'deferred', because, sendAfter, attempts: 1 };
}

/** The address first, as whoever stops one does before taking its mails back: else two wait for each other. */
async function recordDeadAddress(
  deps: DeliverRun,
  mail: Attempt,
  because: string,
  report: DeliveryReport,
): Promise<void> {
  const result = { to: 'failed', because, attempts: 1 } as const;
  const at = deps.now();
  const taken = await deps.db.repeatable(async (tx) => {
    const { id, addressHash } = mail;
    // Not the server's answer: it may repeat the address, which a suppression must outlive.
    const source = `refused as unknown, message ${id}`;
    if (addressHash !== null) await suppress(tx, { addressHash, reason: 'bounced', source, at });
    const moved = await recordMoves(tx, [moveOf(mail, result)], at);
    await markBounced(tx, id, at);
    return moved.has(id);
  });
  note(deps, mail, result, report, taken);
}

/** A server that heard whose mail it is may have refused this one alone: it must not come first again when sending goes on. */
async function stopAll(
  deps: DeliverRun,
  mail: Attempt,
  { step }: SmtpTrouble,
  because: string,
  report: DeliveryReport,
): Promise<void> {
  await openPause(deps.db, { cause: 'own-fault', because }, deps.now());
  if (!NAMES_RECEIVER.includes(step)) return standStill(deps, mail, because, report, deps.now());
  report.stopped ??= because;
  return record(deps, mail, retry(deps, mail, because, null), report);
}

/** Nobody's mail is to blame: no attempt is counted, and nothing more is taken in this run. */
function standStill(
  deps: DeliverRun,
  mail: Attempt,
  because: string,
  report: DeliveryReport,
  sendAfter: Date,
): Promise<void> {
  report.stopped ??= because;
  return record(deps, mail, { to: 'deferred', because, sendAfter }, report);
}
