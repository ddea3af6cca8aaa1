import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import type { ContactFacts } from '../../src/decisions/facts.ts';
import { replay } from '../../src/nurture/backtest/replay.ts';
import type { ReplayBooks, ReplayCustomer } from '../../src/nurture/backtest/replay-books.ts';
import { replayHand } from '../../src/nurture/backtest/replay-hand.ts';
import { createPurchaseCollector, type PurchaseColumns } from '../../src/rhythm/purchase-columns.ts';
import type { Day } from '../../src/shared/calendar-day.ts';

/** One order line of a customer's. */
export interface ReplayLine {
  customerId: number;
  productId: number;
  day: Day;
  quantity: number;
}

/** Lines → columns by customer, product and day, as the database hands them over. */
function columnsOf(lines: readonly ReplayLine[]): PurchaseColumns {
  const collector = createPurchaseCollector();
  const inOrder = lines.toSorted(
    (a, b) => a.customerId - b.customerId || a.productId - b.productId || a.day - b.day,
  );
  for (const { customerId, productId, day, quantity } of inOrder)
    collector.add(customerId, productId, day, customerId * 100_000 + day, quantity, quantity * 5_000);
  return collector.finish();
}

/** A small customer with a buyer of its own, who may be written to. */
function replayCustomer(id: number): ReplayCustomer {
  const contact: ContactFacts = {
    id,
    role: 'buyer',
    language: 'en',
    hasAddress: true,
    legalClass: 'role',
    basis: 'consent',
    suppressed: false,
    cadenceDays: null,
    pausedUntil: null,
    addressLastMessageOn: null,
  };
  return {
    facts: { id, careLevel: 'small', closed: false, industry: null, employees: null, leaveAloneUntil: null },
    closedOn: null,
    contacts: [{ facts: contact, address: `address-${id}` }],
    complaints: [],
    messages: [],
    answers: [],
    itemWishes: [],
    calls: { openSince: null, coolDownUntil: null, leavingSince: null },
  };
}

export function replayBooks(lines: readonly ReplayLine[]): ReplayBooks {
  const ids = [...new Set(lines.map(({ customerId }) => customerId))].sort((a, b) => a - b);
  const product = { category: null, packSize: 1, left: false, replacementId: null };
  return {
    lines: columnsOf(lines),
    customers: ids.map(replayCustomer),
    products: new Map(lines.map(({ productId }) => [productId, product])),
    forecasts: [],
    openCalls: [],
  };
}

/** Replays in this thread, two calls a weekday, nobody held out. */
export async function replayHere(books: ReplayBooks, from: Day, to: Day, careModel = DEFAULT_CARE_MODEL) {
  const input = { books, from, to, country: 'FI', callsPerDay: 2, learnEvery: 28 };
  const everyone = { ...careModel, holdOut: { share: 0, salt: '' } };
  const { log } = await replay({ openHand: replayHand }, { ...input, careModel: everyone });
  return log;
}
