import { readCallFacts } from '../calls/call-facts-store.ts';
import type { CallFacts, CustomerFacts, Facts } from '../decisions/facts.ts';
import { hasEndedProfile } from '../decisions/has-ended-profile.ts';
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
import type { ReviewContext, ReviewDeps } from './review-context.ts';
import { readAnswers } from './satisfaction/answer-facts-store.ts';

const NO_HISTORY: PurchaseHistory = { items: [] };
const NO_CALLS: CallFacts = { openSince: null, coolDownUntil: null, leavingSince: null };

/**
 * Hands over the facts of every customer in a range as they stood on the morning of a day, by ascending id: orders dated before it,
 * complaints, mails and calls up to it. Consent, suppression and wishes are always today's: a "no" holds at once. Each customer is handed
 * over as soon as its lines are there, while the database gathers those of the next; who keeps no facts never has many in memory.
 */
export async function eachFacts(
  { db, supplier }: Pick<ReviewDeps, 'db' | 'supplier'>,
  range: CustomerRange,
  today: Day,
  context: ReviewContext,
  onFacts: (facts: Facts) => void,
): Promise<void> {
  const rest = await readRest({ db, supplier }, range, today, context);
  const waiting = rest.customers.values();
  let next = waiting.next();
  const handOverUpTo = (id: number, history: PurchaseHistory): void => {
    for (; !next.done && next.value.id <= id; next = waiting.next())
      onFacts(assemble(rest, next.value, next.value.id === id ? history : NO_HISTORY, today, context));
  };
  await readHistories(db, range, today, handOverUpTo);
  handOverUpTo(range.to, NO_HISTORY);
}

/** What eachFacts hands over, all at once: for a customer or a few. */
export async function gatherFacts(
  deps: Pick<ReviewDeps, 'db' | 'supplier'>,
  range: CustomerRange,
  today: Day,
  context: ReviewContext,
): Promise<Facts[]> {
  const all: Facts[] = [];
  await eachFacts(deps, range, today, context, (facts) => void all.push(facts));
  return all;
}

type Rest = Awaited<ReturnType<typeof readRest>>;

function assemble(
  { contacts, complaints, messages, answers, wishes, calls, heldOutCalls }: Rest,
  customer: CustomerFacts,
  history: PurchaseHistory,
  today: Day,
  { base, trends, worth, forecast, suggestions, trust, careModel, products }: ReviewContext,
): Facts {
  const { id } = customer;
  const own = contacts.get(id) ?? [];
  return {
    today,
    customer,
    contacts: own,
    // Left out here, before anything is worked out of it: neither rhythm nor forecast, neither reminder nor sales call.
    history: hasEndedProfile(own) ? NO_HISTORY : history,
    complaints: complaints.get(id) ?? [],
    messages: messages.get(id) ?? [],
    answers: answers.get(id) ?? [],
    itemWishes: wishes.get(id) ?? [],
    calls: withHeldOut(calls.get(id) ?? NO_CALLS, heldOutCalls.get(id), careModel.calls),
    product: (productId) => products.get(productId),
    ...{ base, trends, worth, forecast, suggestions, trust, careModel },
  };
}

async function readRest(
  { db, supplier }: Pick<ReviewDeps, 'db' | 'supplier'>,
  range: CustomerRange,
  today: Day,
  { careModel }: ReviewContext,
) {
  const [customers, contacts, complaints, messages, answers, wishes, calls, heldOutCalls] = await Promise.all(
    [
      readCustomers(db, range, today),
      readContacts(db, range, today, supplier),
      readComplaints(db, range, today),
      readMessages(db, range, today),
      readAnswers(db, range, today, supplier?.timeZone),
      readItemWishes(db, range),
      readCallFacts(db, range, today, careModel.calls),
      readHeldOutCalls(db, range, today),
    ],
  );
  return { customers, contacts, complaints, messages, answers, wishes, calls, heldOutCalls };
}
