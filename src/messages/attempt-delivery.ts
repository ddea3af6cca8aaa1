import type { SmtpTrouble } from '../platform/outgoing-mail.ts';
import type { ClaimedLetter } from './claimed-letter.ts';
import type { DeliverInput, DeliverRun, DeliveryReport } from './delivery.ts';
import { type Attempt, type AttemptOutcome, putBack, recordAttempt } from './record-attempt.ts';
import type { RenderedMessage } from './render-message.ts';
import { begunLine } from './restored/sent-journal.ts';
import { startOfDay } from './sending-time.ts';
import { troubleOf } from './trouble-of.ts';
import { writeMail } from './write-mail.ts';

/**
 * What the ledger answered when the mail was about to begin. `not-asked`: it never came so far. `too-late`: begun, but so late that the
 * mail server, which had waited for the first byte all the time, may have hung up for that alone.
 */
type Beginning = 'not-asked' | 'begun' | 'too-late' | 'lost' | 'held';

/** Mail servers wait a minute at least, most of them five; whoever hangs up sooner has a reason of its own. */
const LATE_MS = 10_000;

/**
 * One mail, one dialogue, one recorded result. The ledger says `claimed` until the mail server waits for the first byte and `sending`
 * from then on: a worker that dies before has sent nothing, one that dies after leaves a doubt. Resolves with what the mail server
 * said: null when it took the mail, `not-sent` when it was not asked to the end.
 */
export async function attemptDelivery(
  deps: DeliverRun,
  claimed: ClaimedLetter,
  input: Pick<DeliverInput, 'signal'>,
  report: DeliveryReport,
): Promise<SmtpTrouble | null | 'not-sent'> {
  const mail = tryToWrite(deps, claimed);
  if ('because' in mail) {
    await recordUnwritten(deps, claimed, mail.because, report);
    return 'not-sent';
  }
  let beginning: Promise<Beginning> = Promise.resolve('not-asked');
  const isWanted = () => {
    const wanted = report.stopped === null && !input.signal?.aborted;
    if (!wanted) beginning = Promise.resolve('held');
    return wanted;
  };
  let asked = false;
  const mayBegin = async () => {
    // A second dialogue, after a first that broke off: the ledger has begun the mail already, and whoever took it back since must win.
    if (asked) return false;
    asked = true;
    if (isWanted()) beginning = begin(deps, claimed, mail.rendered);
    const began = await beginning;
    return began === 'begun' || began === 'too-late';
  };
  const outcome: AttemptOutcome = await deps.mailOut.send(mail.outgoing, { isWanted, mayBegin }).then(
    ({ answer }) => ({ answer }),
    (error: unknown) => ({ trouble: troubleOf(error) }),
  );
  const began = await beginning;
  const came = began === 'too-late' && !isHungUp(outcome) ? 'begun' : began;
  await settle(deps, claimed, came, outcome, report);
  if (came === 'held' || came === 'lost' || came === 'too-late') return 'not-sent';
  return 'trouble' in outcome ? outcome.trouble : null;
}

function tryToWrite(
  deps: DeliverRun,
  { letter }: ClaimedLetter,
): ReturnType<typeof writeMail> | { because: string } {
  try {
    return writeMail(deps, letter);
  } catch (error) {
    // One message's fault: a name without a value, a template missing. The others go out.
    return { because: `not written: ${(error as Error).message}` };
  }
}

async function recordUnwritten(
  deps: DeliverRun,
  { id, fence, letter }: ClaimedLetter,
  because: string,
  report: DeliveryReport,
): Promise<void> {
  const { kind, language } = letter;
  deps.log.error({ message: id, kind, language, because }, 'mail not written');
  if (await deps.recordMove({ id, fence, from: 'claimed', to: 'failed', because })) report.failed += 1;
}

async function begin(
  deps: DeliverRun,
  { id, fence, letter }: ClaimedLetter,
  sent: RenderedMessage,
): Promise<Beginning> {
  const { addressHash } = letter.contact;
  const step = { from: 'claimed', to: 'sending', because: null } as const;
  const askedAt = deps.now();
  const begun = await deps.recordMove({ id, fence, ...step, addressHash, sent });
  if (!begun) return 'lost';
  deps.journal?.write(begunLine(letter, deps.now()));
  return deps.now().getTime() - askedAt.getTime() > LATE_MS ? 'too-late' : 'begun';
}

async function settle(
  deps: DeliverRun,
  claimed: ClaimedLetter,
  beginning: Beginning,
  outcome: AttemptOutcome,
  report: DeliveryReport,
): Promise<void> {
  const { id, fence } = claimed;
  switch (beginning) {
    case 'held':
      await deps.recordMove({ id, fence, from: 'claimed', to: 'approved', because: 'sending was stopped' });
      return;
    case 'lost':
      // Somebody took it back, or the address was suppressed meanwhile: only then it still stands as claimed.
      if (await deps.recordMove({ id, fence, from: 'claimed', to: 'withdrawn', because: 'suppressed' }))
        report.withdrawn += 1;
      return;
    case 'too-late':
      return putBack(deps, attemptAt(deps, claimed, 'sending'), report);
    case 'begun':
      return recordAttempt(deps, attemptAt(deps, claimed, 'sending'), outcome, report);
    case 'not-asked':
      return recordAttempt(deps, attemptAt(deps, claimed, 'claimed'), unbegun(outcome), report);
  }
}

/** Said goodbye, which is a no to whatever it had been given, or closed before a byte was let go; no word of this mail. */
function isHungUp(outcome: AttemptOutcome): boolean {
  if (!('trouble' in outcome)) return false;
  const { code, bodyStarted } = outcome.trouble;
  return code === 421 || (code === null && !bodyStarted);
}

function attemptAt(deps: DeliverRun, { id, fence, letter }: ClaimedLetter, from: Attempt['from']): Attempt {
  const { contact } = letter;
  const bestBefore = startOfDay(letter.expiresOn + 1, contact, deps.supplier);
  return { id, fence, from, attempt: letter.attempt + 1, addressHash: contact.addressHash, bestBefore };
}

/** Whatever the fault says of itself, not a byte of this mail was let go. */
function unbegun(outcome: AttemptOutcome): AttemptOutcome {
  return 'trouble' in outcome ? { trouble: { ...outcome.trouble, bodyStarted: false } } : outcome;
}
