import type { Decision, ProposedItem } from '../../decisions/decision.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { raisedCallOf } from '../raised-call-of.ts';
import type { MorningContext } from './morning-facts.ts';
import { type Decided, FLAGS, type Flag, type WrittenItem } from './replay-talk.ts';
import type { ReplayedCustomer } from './replayed-customer.ts';

/** The first day on which a mail decided on a day can go; null where there is none. */
export type GoesOn = (day: Day) => Day | null;

/** Makes what was decided a fact of the days to come. Null where nothing is done. */
export function keepDecision(
  one: ReplayedCustomer,
  decision: Decision,
  { careModel }: MorningContext,
  goesOn: GoesOn,
): Decided | null {
  const { customerId, day, heldOut, verdict } = decision;
  const told = { customerId, day, heldOut };
  if (verdict.kind === 'call') {
    if (heldOut) one.heldOutCallOn = day;
    return { ...told, act: { kind: 'call', call: raisedCallOf(decision, verdict, careModel) } };
  }
  if (verdict.kind !== 'message') return null;
  const { messageKind, contactId, items } = verdict;
  const contact = one.given.contacts.find(({ facts }) => facts.id === contactId);
  const address = contact?.address ?? null;
  const productIds = items.map(({ productId }) => productId);
  const message = { kind: messageKind, day, counts: true, productIds };
  one.messages.push(message);
  const goes = goesOn(day);
  const expired = goes === null || goes > day + careModel.messageExpiresAfterDays;
  if (!heldOut && goes !== day)
    one.waiting = {
      ...{ message, address, expired, ordered: false },
      goesOn: goes === null || expired ? day + careModel.messageExpiresAfterDays : goes,
    };
  return { ...told, act: { kind: 'message', messageKind, contactId, address, items: items.map(written) } };
}

function written({ productId, reason }: ProposedItem): WrittenItem {
  return { productId, usualGapDays: reason.kind === 'due' ? reason.usualGapDays : null };
}

/** Silences noticed on this day for the first time. */
export function noticeSilence(one: ReplayedCustomer, { day, signals }: Decision): Flag[] {
  const { lastOrderOn } = one.growing;
  if (lastOrderOn === null) return [];
  const flags: Flag[] = [];
  for (const kind of FLAGS) {
    if (one.noticed[kind] === lastOrderOn || !signals.some((signal) => signal.kind === kind)) continue;
    one.noticed[kind] = lastOrderOn;
    flags.push({ customerId: one.customer.id, kind, lastOrderOn, day });
  }
  return flags;
}
