import { readCallFacts } from '../calls/call-facts-store.ts';
import type { CallFacts, CustomerFacts, Facts } from '../decisions/facts.ts';
import { hasEndedProfile } from '../decisions/has-ended-profile.ts';
import type { Database } from '../platform/database.ts';
import type { PurchaseHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import {
  readComplaints,
  readContacts,
  readCustomers,
  readHeldOutCalls,
  readItemWishes,
  readMessages,
} from './customer-facts-store.ts';
import { withHeldOut } from './held-out-rest.ts';
import { type CustomerRange, readHistories } from './history-store.ts';
import type { ReviewContext } from './review-context.ts';
import { readAnswers } from './satisfaction/answer-facts-store.ts';

const NO_HISTORY: PurchaseHistory = { items: [] };
const NO_CALLS: CallFacts = { openSince: null, coolDownUntil: null, leaving: false };

/**
 * Gathers the facts of every customer in a range as they stood on the morning of a day: orders dated before it,
 * complaints, mails and calls up to it. Consent, suppression and wishes are always today's: a "no" holds at once.
 */
export async function gatherFacts(
  db: Database,
  range: CustomerRange,
  today: Day,
  context: ReviewContext,
): Promise<Facts[]> {
  const { histories, customers, contacts, complaints, messages, answers, wishes, calls, heldOutCalls } =
    await readAll(db, range, today, context);
  const { base, trends, worth, forecast, suggestions, careModel } = context;
  const factsOf = (customer: CustomerFacts): Facts => ({
    today,
    customer,
    contacts: contacts.get(customer.id) ?? [],
    // Left out here, before anything is worked out of it: neither rhythm nor forecast, neither reminder nor sales call.
    history: hasEndedProfile(contacts.get(customer.id) ?? [])
      ? NO_HISTORY
      : (histories.get(customer.id) ?? NO_HISTORY),
    complaints: complaints.get(customer.id) ?? [],
    messages: messages.get(customer.id) ?? [],
    answers: answers.get(customer.id) ?? [],
    itemWishes: wishes.get(customer.id) ?? [],
    calls: withHeldOut(
      calls.get(customer.id) ?? NO_CALLS,
      heldOutCalls.get(customer.id),
      context.careModel.calls,
    ),
    product: (productId) => context.products.get(productId),
    ...{ base, trends, worth, forecast, suggestions, careModel },
  });
  return customers.map(factsOf);
}

async function readAll(db: Database, range: CustomerRange, today: Day, { careModel }: ReviewContext) {
  const histories = new Map<number, PurchaseHistory>();
  const [customers, contacts, complaints, messages, answers, wishes, calls, heldOutCalls] = await Promise.all(
    [
      readCustomers(db, range, today),
      readContacts(db, range, today),
      readComplaints(db, range, today),
      readMessages(db, range, today),
      readAnswers(db, range, today),
      readItemWishes(db, range),
      readCallFacts(db, range, today, careModel.calls),
      readHeldOutCalls(db, range, today),
      readHistories(db, range, today, (customerId, history) => histories.set(customerId, history)),
    ],
  );
  return { histories, customers, contacts, complaints, messages, answers, wishes, calls, heldOutCalls };
}
