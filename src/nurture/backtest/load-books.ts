import { readCallFacts } from '../../calls/call-facts-store.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import type { CallFacts, ContactFacts } from '../../decisions/facts.ts';
import type { Database } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import {
  readComplaints,
  readContacts,
  readCustomers,
  readItemWishes,
  readMessages,
} from '../customer-facts-store.ts';
import { EVERYONE, readPurchaseColumns } from '../history-store.ts';
import { readProducts } from '../product-facts-store.ts';
import { readAnswers } from '../satisfaction/answer-facts-store.ts';
import {
  readAddressHashes,
  readClosedOn,
  readStandingForecasts,
  readWaitingCalls,
} from './backtest-store.ts';
import type { ReplayBooks, ReplayContact, ReplayCustomer } from './replay-books.ts';

const NO_CALLS: CallFacts = { openSince: null, coolDownUntil: null, leavingSince: null };
/** Later than anything in the books. */
const END_OF_TIME: Day = 1_000_000;

/**
 * Reads all that a replay from one day to another is made of, once. Mails and calls are those before it begins; consent,
 * suppression and wishes are today's, as they are for the night's review of a past day.
 */
export async function loadBooks(
  db: Database,
  { from, to }: { from: Day; to: Day },
  settings: CareModel['calls'],
): Promise<ReplayBooks> {
  const [lines, products, forecasts, openCalls] = await Promise.all([
    readPurchaseColumns(db, END_OF_TIME),
    readProducts(db),
    readStandingForecasts(db, to),
    readWaitingCalls(db, from),
  ]);
  const customers = await loadCustomers(db, from, settings);
  return { lines, customers, products, forecasts, openCalls };
}

async function loadCustomers(
  db: Database,
  from: Day,
  settings: CareModel['calls'],
): Promise<ReplayCustomer[]> {
  const [customers, closedOn, contacts, hashes, complaints, messages, answers, wishes, calls] =
    await Promise.all([
      readCustomers(db, EVERYONE, from),
      readClosedOn(db),
      readContacts(db, EVERYONE, from),
      readAddressHashes(db),
      readComplaints(db, EVERYONE, END_OF_TIME),
      readMessages(db, EVERYONE, from),
      readAnswers(db, EVERYONE, from),
      readItemWishes(db, EVERYONE),
      readCallFacts(db, EVERYONE, from, settings),
    ]);
  const withAddress = (facts: ContactFacts): ReplayContact => ({
    facts,
    address: hashes.get(facts.id) ?? null,
  });
  return customers.map((facts) => ({
    facts,
    closedOn: closedOn.get(facts.id) ?? null,
    contacts: (contacts.get(facts.id) ?? []).map(withAddress),
    complaints: complaints.get(facts.id) ?? [],
    messages: messages.get(facts.id) ?? [],
    answers: answers.get(facts.id) ?? [],
    itemWishes: wishes.get(facts.id) ?? [],
    calls: calls.get(facts.id) ?? NO_CALLS,
  }));
}
