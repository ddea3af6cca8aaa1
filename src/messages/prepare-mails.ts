import type { CareModel } from '../decisions/care-model.ts';
import type { OutgoingMail } from '../platform/outgoing-mail.ts';
import { composeMessage } from './compose-message.ts';
import type { DeliverDeps, DeliveryReport } from './delivery.ts';
import { type Claim, type MessageMove, recordMoves } from './delivery-store.ts';
import type { Letter } from './letter.ts';
import { readLetters } from './letter-store.ts';
import { messageIdOf } from './message-id.ts';
import type { RecheckAnswer } from './recheck.ts';
import { type RenderedMessage, renderMessage } from './render-message.ts';
import { sendingTime, startOfDay } from './sending-time.ts';

/** A mail whose row says `sending` and that only needs to be handed over. */
export interface PreparedMail {
  id: string;
  fence: string;
  /** Attempts including this one. */
  attempt: number;
  addressHash: string | null;
  /** From then on its reason is gone. */
  bestBefore: Date;
  outgoing: OutgoingMail;
}

type Step =
  | { kind: 'send'; move: MessageMove; mail: PreparedMail }
  | { kind: 'withdrawn' | 'expired' | 'postponed' | 'failed'; move: MessageMove };

/**
 * Looks at the contacts' rights once more, composes and renders, and commits each message's next state in that same
 * transaction: only what it returns may be sent.
 */
export async function prepareMails(
  deps: DeliverDeps,
  claims: readonly Claim[],
  sending: CareModel['sending'],
  report: DeliveryReport,
): Promise<PreparedMail[]> {
  const fences = new Map(claims.map(({ id, fence }) => [id, fence]));
  const { steps, taken } = await deps.db.transaction(async (tx) => {
    const letters = await readLetters(tx, [...fences.keys()]);
    const answers = await deps.recheck(tx, letters.map(toRecheck));
    const steps = letters.map((letter) =>
      nextStep(deps, letter, fences.get(letter.id) ?? '', answers.get(letter.id), sending),
    );
    const moves = steps.map((step) => step.move);
    return { steps, taken: await recordMoves(tx, moves, deps.now()) };
  });
  const mails: PreparedMail[] = [];
  for (const step of steps) {
    if (!taken.has(step.move.id)) continue;
    if (step.kind === 'send') mails.push(step.mail);
    else report[step.kind] += 1;
  }
  return mails;
}

function toRecheck({ id, customer, contact, kind, decidedOn, items }: Letter) {
  const productIds = items.map((item) => item.productId);
  return { id, customerId: customer.id, contactId: contact.id, kind, decidedOn, productIds };
}

function nextStep(
  deps: DeliverDeps,
  letter: Letter,
  fence: string,
  answer: RecheckAnswer | undefined,
  sending: CareModel['sending'],
): Step {
  const base = { id: letter.id, fence, from: 'claimed' } as const;
  if (!answer) return { kind: 'withdrawn', move: { ...base, to: 'withdrawn', because: 'unknown-contact' } };
  if (!answer.allowed) return refusedStep(deps, letter, base, answer, sending);
  try {
    const { rendered, outgoing } = writeMail(deps, letter);
    const mail = {
      id: letter.id,
      fence,
      attempt: letter.attempt + 1,
      addressHash: letter.contact.addressHash,
      bestBefore: startOfDay(letter.expiresOn + 1, letter.contact, deps.supplier),
      outgoing,
    };
    return {
      kind: 'send',
      mail,
      move: { ...base, to: 'sending', because: null, attempts: 1, sent: rendered },
    };
  } catch (error) {
    // One message's fault: a name without a value, a template missing. The others go out.
    const because = `not written: ${(error as Error).message}`;
    deps.log.error(
      { message: letter.id, kind: letter.kind, language: letter.language, because },
      'mail not written',
    );
    return { kind: 'failed', move: { ...base, to: 'failed', because } };
  }
}

function refusedStep(
  deps: DeliverDeps,
  letter: Letter,
  base: { id: string; fence: string; from: 'claimed' },
  { because, until }: { because: string; until: number | null },
  sending: CareModel['sending'],
): Step {
  if (until === null) return { kind: 'withdrawn', move: { ...base, to: 'withdrawn', because } };
  if (until > letter.expiresOn) return { kind: 'expired', move: { ...base, to: 'expired', because } };
  const { contact } = letter;
  const earliest = Math.max(startOfDay(until, contact, deps.supplier).getTime(), deps.now().getTime());
  const sendAfter = sendingTime(new Date(earliest), contact, sending, deps.supplier);
  if (sendAfter === null) return { kind: 'withdrawn', move: { ...base, to: 'withdrawn', because } };
  return { kind: 'postponed', move: { ...base, to: 'approved', because, sendAfter } };
}

function writeMail(deps: DeliverDeps, letter: Letter): { rendered: RenderedMessage; outgoing: OutgoingMail } {
  const { supplier } = deps;
  const template = deps.templates.find(letter.kind, letter.language);
  if (!template) throw new Error(`there is no template for ${letter.kind} in ${letter.language}`);
  if (letter.contact.email === null) throw new Error('the contact has no mail address');
  const links = deps.links.of({ id: letter.id, contactId: letter.contact.id });
  const rendered = renderMessage(template, letter.kind, composeMessage(letter, supplier, links));
  const outgoing: OutgoingMail = {
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: letter.contact.name, address: letter.contact.email },
    replyTo: supplier.replyTo,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.body,
    messageId: messageIdOf(letter.id, supplier.senderAddress),
    unsubscribe: { url: links.unsubscribe, mailto: links.unsubscribeMailto },
  };
  return { rendered, outgoing };
}
