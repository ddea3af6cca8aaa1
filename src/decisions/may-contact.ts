import { type Day, weekdayOfDay } from '../shared/calendar-day.ts';
import type { CareModel } from './care-model.ts';
import type { ContactFacts, CustomerFacts } from './facts.ts';
import { hasConsent } from './has-consent.ts';
import { ENDED_BY_ORDER, type MessageKind, STOPPED_BY_TROUBLE } from './message-kind.ts';

/** What is known of the receiver's own clock at delivery; a decision is made without it. */
export interface DeliveryMoment {
  /** The contact's own calendar day and hour (0–23). */
  localDay: Day;
  localHour: number;
  /** A public holiday of the contact's country. */
  holiday: boolean;
  /** An order came in after the message was decided. */
  orderedSinceDecision: boolean;
}

export interface MayContactInput {
  today: Day;
  messageKind: MessageKind;
  customer: Pick<CustomerFacts, 'careLevel' | 'closed' | 'leaveAloneUntil'> & {
    /** A complaint that no person has closed yet. */
    openComplaint: boolean;
    /** An open call task to put something right. */
    openServiceCall: boolean;
    /** The customer said that it leaves for good. */
    leaving: boolean;
    /** Last nurture message to any contact of it; the one asked about does not count. */
    lastMessageOn: Day | null;
  };
  /** `addressLastMessageOn`: the message asked about does not count. */
  contact: Pick<
    ContactFacts,
    | 'hasAddress'
    | 'legalClass'
    | 'basis'
    | 'suppressed'
    | 'cadenceDays'
    | 'pausedUntil'
    | 'unanswered'
    | 'addressLastMessageOn'
  >;
  careModel: Pick<CareModel, 'nurturedLevels' | 'kindsOn' | 'daysBetweenMessages' | 'sending'>;
  /** Null while deciding: the hour is not known yet. */
  delivery: DeliveryMoment | null;
}

export const REFUSALS = [
  'kind-off',
  'closed',
  'leaving',
  'not-nurtured',
  'left-alone',
  'open-complaint',
  'open-service-call',
  'no-address',
  'suppressed',
  'no-consent',
  'paused',
  'unanswered',
  'customer-had-message',
  'address-had-message',
  'cadence',
  'ordered-since',
  'outside-weekdays',
  'holiday',
  'outside-hours',
] as const;
/** Why a contact must not be written to now; each has a sentence in the words folder. */
export type Refusal = (typeof REFUSALS)[number];

/** `until` is the first day on which to ask again; null when only a change of facts can help. */
export type MayContact = { allowed: true } | { allowed: false; because: Refusal; until: Day | null };

/**
 * THE rule about who may be written to, asked when deciding and again right before delivery. The gravest reason is
 * named first, so that a paused contact of a closed customer reads "closed".
 */
export function mayContact(input: MayContactInput): MayContact {
  return (
    refuseByCustomer(input) ??
    refuseByContact(input) ??
    refuseByCadence(input) ??
    refuseByMoment(input) ?? { allowed: true }
  );
}

function refuseByCustomer({ today, messageKind, customer, careModel }: MayContactInput): MayContact | null {
  if (!careModel.kindsOn.includes(messageKind)) return refuse('kind-off');
  if (customer.closed) return refuse('closed');
  // The one mail a leaving customer may still get is the farewell.
  if (customer.leaving && messageKind !== 'farewell') return refuse('leaving');
  if (!careModel.nurturedLevels.includes(customer.careLevel)) return refuse('not-nurtured');
  if (isAhead(customer.leaveAloneUntil, today)) return refuse('left-alone', customer.leaveAloneUntil);
  if (!STOPPED_BY_TROUBLE.includes(messageKind)) return null;
  if (customer.openComplaint) return refuse('open-complaint');
  return customer.openServiceCall ? refuse('open-service-call') : null;
}

function refuseByContact({ today, contact }: MayContactInput): MayContact | null {
  if (!contact.hasAddress) return refuse('no-address');
  if (contact.suppressed) return refuse('suppressed');
  if (!hasConsent(contact)) return refuse('no-consent');
  if (isAhead(contact.pausedUntil, today)) return refuse('paused', contact.pausedUntil);
  // Tomorrow somebody may have answered; who is owed an answer gets no mail that takes no notice of it.
  return contact.unanswered ? refuse('unanswered', today + 1) : null;
}

function refuseByCadence({ today, customer, contact, careModel }: MayContactInput): MayContact | null {
  const apart = careModel.daysBetweenMessages;
  const customerFree = freeAgain(customer.lastMessageOn, apart);
  if (isAhead(customerFree, today)) return refuse('customer-had-message', customerFree);
  const addressFree = freeAgain(contact.addressLastMessageOn, apart);
  if (isAhead(addressFree, today)) return refuse('address-had-message', addressFree);
  const wished = freeAgain(contact.addressLastMessageOn, contact.cadenceDays ?? 0);
  return isAhead(wished, today) ? refuse('cadence', wished) : null;
}

function refuseByMoment({
  delivery,
  messageKind,
  careModel: { sending },
}: MayContactInput): MayContact | null {
  if (!delivery) return null;
  const { localDay, localHour } = delivery;
  // Who has just bought is neither asked to buy nor said goodbye to; a welcome is still welcome.
  if (delivery.orderedSinceDecision && ENDED_BY_ORDER.includes(messageKind)) return refuse('ordered-since');
  if (!sending.weekdays.includes(weekdayOfDay(localDay)))
    return refuse('outside-weekdays', nextSendingDay(localDay, sending));
  if (sending.respectHolidays && delivery.holiday)
    return refuse('holiday', nextSendingDay(localDay, sending));
  if (localHour < sending.fromHour) return refuse('outside-hours', localDay);
  return localHour < sending.toHour ? null : refuse('outside-hours', nextSendingDay(localDay, sending));
}

/** The day may turn out to be a holiday; then the question is simply asked again. */
function nextSendingDay(day: Day, { weekdays }: CareModel['sending']): Day | null {
  for (let next = day + 1; next <= day + 7; next++) if (weekdays.includes(weekdayOfDay(next))) return next;
  return null;
}

function freeAgain(last: Day | null, daysApart: number): Day | null {
  return last === null ? null : last + daysApart;
}

function isAhead(day: Day | null, today: Day): boolean {
  return day !== null && day > today;
}

function refuse(because: Refusal, until: Day | null = null): MayContact {
  return { allowed: false, because, until };
}
