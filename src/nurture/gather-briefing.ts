import type { BriefingFacts, UsualItem } from '../calls/briefing-facts.ts';
import { readCard } from '../calls/call-card-store.ts';
import { productsOfSignals } from '../calls/products-of-signals.ts';
import type { CareModel } from '../decisions/care-model.ts';
import { hasEndedProfile } from '../decisions/has-ended-profile.ts';
import type { Database } from '../platform/database.ts';
import type { BaseStatistics } from '../rhythm/base-statistics.ts';
import { type CustomerRhythm, customerRhythm } from '../rhythm/customer-rhythm.ts';
import type { PurchaseHistory } from '../rhythm/purchase-history.ts';
import { usualQuantity } from '../rhythm/usual-quantity.ts';
import { valueByMonth } from '../rhythm/value-by-month.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Signal } from '../signals/signal.ts';
import {
  readLastMessages,
  readLastOrders,
  readOpenComplaints,
  readPastCalls,
  readProductCards,
} from './briefing-store.ts';
import { readContacts } from './customer-facts-store.ts';
import { readHistories } from './history-store.ts';
import { readJudgedReason } from './judged-signals/judged-reason-store.ts';
import { readValueClass } from './snapshot-store.ts';

const ORDERS_TOLD = 5;
/** Two years, and the month that runs. */
const MONTHS_TOLD = 25;
const ITEMS_TOLD = 6;
const MESSAGES_TOLD = 5;
const CALLS_TOLD = 5;
/** An item is usual from the third time on. */
const PURCHASES_OF_USUAL = 3;
/** What was last bought longer ago than this is no longer usual, however often it was bought before. */
const USUAL_WITHIN_DAYS = 365;

/**
 * The briefing tells what the customer itself does. Gaps borrowed from its industry would sound like knowledge of the
 * customer, so that nothing is said where its own are too few.
 */
const NO_BASE: BaseStatistics = {
  itemInterval: () => undefined,
  customerInterval: () => undefined,
  seasonOfMonth: () => 1,
  closures: [],
};

/** Gathers what a person should know before a call, or undefined when there is no such call. */
export async function gatherBriefing(
  deps: { db: Database; careModel: CareModel; currency: string },
  input: { taskId: number; today: Day },
): Promise<BriefingFacts | undefined> {
  const { db } = deps;
  const card = await readCard(db, input.taskId);
  if (!card) return undefined;
  const { customerId } = card;
  const [history, orders, messages, complaints, calls, valueClass, judged] = await Promise.all([
    readHistory(db, customerId, input.today),
    readLastOrders(db, customerId, input.today, ORDERS_TOLD),
    readLastMessages(db, customerId, MESSAGES_TOLD),
    readOpenComplaints(db, customerId),
    readPastCalls(db, customerId, CALLS_TOLD),
    readValueClass(db, customerId),
    readJudgedReason(db, card),
  ]);
  const context = { settings: deps.careModel.signals, industry: null, base: NO_BASE, closures: [] };
  const rhythm = customerRhythm(history, input.today, context, PURCHASES_OF_USUAL);
  const { items, productNames } = await nameItems(db, rhythm, card.signals, input.today);
  const { firstDay, lastDay } = rhythm.order;
  const usualGapDays = gapTold(card.signals) ?? rhythm.order.usualGapDays;
  const { currency } = deps;
  const drawn = {
    nextOrderOn: dayAfterGap(lastDay, usualGapDays),
    allOrderDays: rhythm.orderDays,
    months: valueByMonth(history, input.today, MONTHS_TOLD),
  };
  const orderDays = rhythm.orderDays.length;
  return {
    ...{ card, currency, productNames, firstOrderOn: firstDay, orderDays, usualGapDays, valueClass, judged },
    ...{ ...drawn, orders, items, messages, complaints, calls },
  };
}

/** The gap that the reasons for the call speak of: a card that told two would make its reader doubt both. */
function gapTold(signals: readonly Signal[]): number | null {
  for (const signal of signals)
    if (signal.kind === 'silent' || signal.kind === 'late') return signal.evidence.usualGapDays;
  return null;
}

function dayAfterGap(lastDay: Day | null, gapDays: number | null): Day | null {
  return lastDay === null || gapDays === null ? null : lastDay + Math.round(gapDays);
}

/** Empty where the customer is a person who has objected: her orders are told, and nothing is worked out of them. */
async function readHistory(db: Database, customerId: number, today: Day): Promise<PurchaseHistory> {
  let history: PurchaseHistory = { items: [] };
  const range = { from: customerId, to: customerId };
  const contacts = await readContacts(db, range, today);
  if (hasEndedProfile(contacts.get(customerId) ?? [])) return history;
  await readHistories(db, range, today + 1, (_, found) => {
    history = found;
  });
  return history;
}

/** The items that bring most, with names for them and for every product that a signal speaks of. */
async function nameItems(db: Database, rhythm: CustomerRhythm, signals: readonly Signal[], today: Day) {
  const usual = rhythm.items
    .filter(({ rhythm: { lastDay } }) => lastDay !== null && today - lastDay <= USUAL_WITHIN_DAYS)
    .map((one) => ({
      ...one,
      value: one.item.purchases.reduce((sum, { amountCents }) => sum + amountCents, 0),
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, ITEMS_TOLD);
  const products = await readProductCards(db, [
    ...usual.map(({ item }) => item.productId),
    ...productsOfSignals(signals),
  ]);
  const byId = new Map(products.map((product) => [product.id, product]));
  const items = usual.flatMap(({ item, rhythm: { lastDay, usualGapDays } }): UsualItem[] => {
    const product = byId.get(item.productId);
    if (!product || lastDay === null) return [];
    const quantity = usualQuantity(item, product.packSize);
    const { name, unit } = product;
    const dueOn = dayAfterGap(lastDay, usualGapDays);
    return [{ productId: item.productId, name, unit, quantity, usualGapDays, lastDay, dueOn }];
  });
  return { items, productNames: new Map(products.map(({ id, name }) => [id, name])) };
}
