import { localMoment } from '../customers/local-moment.ts';
import type { CareModel } from '../decisions/care-model.ts';
import type { Queryable } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import type { ClaimedLetter } from './claimed-letter.ts';
import type { DeliverDeps, DeliverInput, DeliveryReport } from './delivery.ts';
import { claimDue, type MessageMove, recordMoves } from './delivery-store.ts';
import type { Letter } from './letter.ts';
import { readLetters } from './letter-store.ts';
import type { RecheckAnswer } from './recheck.ts';
import { sendingTime, startOfDay } from './sending-time.ts';

type Refusal = { kind: 'withdrawn' | 'expired' | 'postponed'; move: MessageMove };

interface Taken {
  /** Those that may go, in the order in which they are due. */
  letters: ClaimedLetter[];
  refusals: Refusal[];
  alone: boolean;
}

/**
 * Takes due messages and looks at their contacts' rights once more, in one transaction: what it returns is claimed and may go, whatever
 * may not has moved on and is counted in `report`. `taken` counts both. `alone`: it is one that is suspected, and others may wait.
 */
export async function claimLetters(
  deps: DeliverDeps,
  input: DeliverInput,
  report: DeliveryReport,
): Promise<{ taken: number; alone: boolean; letters: ClaimedLetter[] }> {
  const { letters, refusals, alone } = await deps.db.repeatable((tx) => take(tx, deps, input));
  for (const { kind } of refusals) report[kind] += 1;
  return { taken: letters.length + refusals.length, alone, letters };
}

async function take(tx: Queryable, deps: DeliverDeps, input: DeliverInput): Promise<Taken> {
  const now = deps.now();
  const today = isoFromDay(localMoment(now, null, deps.supplier.timeZone).day);
  const claims = await claimDue(tx, { now, today, limit: input.limit });
  const read = new Map(
    (
      await readLetters(
        tx,
        claims.map(({ id }) => id),
      )
    ).map((letter) => [letter.id, letter]),
  );
  const claimed = claims.flatMap((claim) => {
    const letter = read.get(claim.id);
    return letter ? [{ ...claim, letter }] : [];
  });
  const answers = claimed.length > 0 ? await deps.recheck(tx, claimed.map(toRecheck)) : new Map();
  const refusals = claimed.flatMap((one) => {
    const refusal = refuse(deps, one, answers.get(one.id), input.sending);
    return refusal ? [refusal] : [];
  });
  const refused = new Set(refusals.map(({ move }) => move.id));
  await recordMoves(
    tx,
    refusals.map(({ move }) => move),
    now,
  );
  return {
    letters: claimed.filter(({ id }) => !refused.has(id)),
    refusals,
    alone: claims.some(({ alone }) => alone),
  };
}

function toRecheck({ letter }: { letter: Letter }) {
  const { id, customer, contact, kind, decidedOn, items } = letter;
  const productIds = items.map((item) => item.productId);
  return { id, customerId: customer.id, contactId: contact.id, kind, decidedOn, productIds };
}

/** Null for a message that may go. */
function refuse(
  deps: DeliverDeps,
  { id, fence, letter }: ClaimedLetter,
  answer: RecheckAnswer | undefined,
  sending: CareModel['sending'],
): Refusal | null {
  const base = { id, fence, from: 'claimed' } as const;
  const withdrawn = (because: string): Refusal => ({
    kind: 'withdrawn',
    move: { ...base, to: 'withdrawn', because },
  });
  if (!answer) return withdrawn('unknown-contact');
  if (answer.allowed) return null;
  const { because, until } = answer;
  if (until === null) return withdrawn(because);
  if (until > letter.expiresOn) return { kind: 'expired', move: { ...base, to: 'expired', because } };
  const { contact } = letter;
  const earliest = Math.max(startOfDay(until, contact, deps.supplier).getTime(), deps.now().getTime());
  const sendAfter = sendingTime(new Date(earliest), contact, sending, deps.supplier);
  if (sendAfter === null) return withdrawn(because);
  return { kind: 'postponed', move: { ...base, to: 'approved', because, sendAfter } };
}
