import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import type { PurchaseHistory } from '../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { stableHash } from '../../../src/shared/stable-hash.ts';
import type { SignalCase } from '../../../src/signals/signal-input.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import { findWidening } from '../../../src/signals/widening.ts';
import { atEqualAlarms, type EqualAlarms, type Judged } from './equal-alarms.ts';
import type { Found } from './planted-trends.ts';
import { historyBefore, type JudgedBase, judgedBase, signalCase } from './signal-case.ts';

/** A file of orders names no product groups: products fall into so many made-up ones. */
const CATEGORIES = 60;
const PLANTED_PRODUCT = 2_000_000_000;
/** Of the orders since the day, every second one holds the new category. */
const EVERY = 2;
const LEAST_ORDERS_BEFORE = 6;

export interface PlantedWidening {
  delayDays: number;
  /** Customers of six orders and more that take a new category into every second order since the day. */
  detected: Found;
  /** Customers as they were, and with the contents of their orders exchanged among the orders: there nothing is new. */
  real: Found;
  shuffled: Found;
  /** Of those with a new category, and wrongly of those where nothing is new. */
  equal: EqualAlarms;
}

/** The plain rule: a category not bought before, bought twice in the window. */
export function plantedWidening(
  books: readonly CustomerBook[],
  { on, delayDays, shuffles = 1 }: { on: Day; delayDays: number; shuffles?: number },
): PlantedWidening & { judged: { widened: Judged[]; unchanged: Judged[] } } {
  const today = on + delayDays;
  const judged = judgedBase(books, today);
  const random = randomFrom(on + delayDays);
  const result = { delayDays, detected: none(), real: none(), shuffled: none() };
  const [widened, unchanged]: [Judged[], Judged[]] = [[], []];
  for (const { history } of books) {
    const before = historyBefore(history, today);
    const one = caseOf(before, today, judged);
    if (one.rhythm.orderDays.filter((day) => day < on).length < LEAST_ORDERS_BEFORE) continue;
    count(result.real, one);
    for (let i = 0; i < shuffles; i++)
      unchanged.push(count(result.shuffled, caseOf(shuffled(before, random), today, judged)));
    const added = withNewCategory(before, on);
    if (added) widened.push(count(result.detected, caseOf(added, today, judged), 'planted'));
  }
  return { ...result, equal: atEqualAlarms(widened, unchanged), judged: { widened, unchanged } };
}

function none(): Found {
  return { customers: 0, rytmi: 0, plain: 0 };
}

function categoryOf(productId: number): string {
  if (productId === PLANTED_PRODUCT) return 'planted';
  return `category ${Math.floor(stableHash(String(productId)) * CATEGORIES)}`;
}

function caseOf(history: PurchaseHistory, today: Day, judged: JudgedBase): SignalCase {
  return signalCase(history, today, judged, (id) => ({ category: categoryOf(id), packSize: 1, left: false }));
}

/** The plain rule speaks from two purchases of a new category on. */
const PLAIN_PURCHASES = 2;

function count(into: Found, one: SignalCase, meant?: string): Judged {
  const taken = findWidening(one)?.evidence.categories ?? [];
  const rytmi = meant ? taken.includes(meant) : taken.length > 0;
  const plain = mostPurchases(one, meant);
  into.customers++;
  if (rytmi) into.rytmi++;
  if (plain >= PLAIN_PURCHASES) into.plain++;
  return { rytmi, plain };
}

/** Days on which a category was bought that was never bought before the window; the most of any, or of the one meant. */
function mostPurchases({ history, today, thresholds }: SignalCase, meant?: string): number {
  const start = today - thresholds.wideningWindowDays;
  const days = new Map<string, Set<Day>>();
  for (const { productId, purchases } of history.items) {
    const category = categoryOf(productId);
    const known = days.get(category) ?? new Set();
    days.set(category, known);
    for (const { day } of purchases) known.add(day);
  }
  const fresh = [...days].filter(([, known]) => [...known].every((day) => day >= start));
  return Math.max(
    0,
    ...fresh.map(([category, known]) => (meant === undefined || category === meant ? known.size : 0)),
  );
}

function withNewCategory(history: PurchaseHistory, on: Day): PurchaseHistory | null {
  const days = [...new Set(history.items.flatMap(({ purchases }) => purchases.map(({ day }) => day)))]
    .filter((day) => day >= on)
    .sort((a, b) => a - b)
    .filter((_, i) => i % EVERY === 0);
  if (days.length === 0) return null;
  const purchases = days.map((day, i) => ({
    day,
    orderId: 2_000_000_000 + i,
    quantity: 6,
    amountCents: 3000,
  }));
  return { items: [...history.items, { productId: PLANTED_PRODUCT, purchases }] };
}

/** What was in one order moves, whole, to the day of another. */
function shuffled({ items }: PurchaseHistory, random: () => number): PurchaseHistory {
  const days = [...new Set(items.flatMap(({ purchases }) => purchases.map(({ day }) => day)))];
  const to = [...days];
  for (let i = to.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [to[i], to[j]] = [to[j] as Day, to[i] as Day];
  }
  const moved = new Map(days.map((day, i) => [day, to[i] as Day]));
  return {
    items: items.map((item) => ({
      ...item,
      purchases: item.purchases
        .map((purchase) => ({ ...purchase, day: moved.get(purchase.day) ?? purchase.day }))
        .sort((a, b) => a.day - b.day),
    })),
  };
}
