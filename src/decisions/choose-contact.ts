import type { Day } from '../shared/calendar-day.ts';
import type { ContactFacts, ContactRole } from './facts.ts';
import { isLeaving } from './is-leaving.ts';
import { type MayContact, mayContact, type Refusal } from './may-contact.ts';
import type { MessageKind } from './message-kind.ts';
import { type ReviewCase, signalsOf } from './review-case.ts';

/** Who is written to first: who orders, then who decides, then who uses the goods. */
const ROLE_RANK: Readonly<Record<ContactRole, number>> = { buyer: 0, owner: 1, user: 2, finance: 3 };

export type ContactChoice =
  | { contactId: number }
  | { contactId: null; because: Refusal | 'no-contact'; until: Day | null };

/** The one contact to write to, or why nobody may be: the reason of the contact that comes free first, else of the first asked. */
export function chooseContact(review: ReviewCase, messageKind: MessageKind): ContactChoice {
  const ranked = [...review.facts.contacts].sort(
    (a, b) => ROLE_RANK[a.role] - ROLE_RANK[b.role] || a.id - b.id,
  );
  let refusal: ContactChoice = { contactId: null, because: 'no-contact', until: null };
  for (const [i, contact] of ranked.entries()) {
    const answer = mayWrite(review, contact, messageKind);
    if (answer.allowed) return { contactId: contact.id };
    if (i === 0 || isSooner(answer.until, refusal.until)) refusal = { contactId: null, ...answer };
  }
  return refusal;
}

function isSooner(day: Day | null, than: Day | null): boolean {
  return day !== null && (than === null || day < than);
}

function mayWrite(review: ReviewCase, contact: ContactFacts, messageKind: MessageKind): MayContact {
  const { today, customer, complaints, calls, careModel } = review.facts;
  return mayContact({
    today,
    messageKind,
    customer: {
      ...customer,
      openComplaint: complaints.some(({ closedOn }) => closedOn === null || closedOn > today),
      openServiceCall:
        (calls.openSince !== null && calls.openPurpose === 'service') ||
        signalsOf(review, 'unhappy').length > 0,
      leaving: isLeaving(review),
      lastMessageOn: review.lastMessageOn,
    },
    contact,
    careModel,
    delivery: null,
  });
}
