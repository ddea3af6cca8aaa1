import type { CustomerBook } from '../../src/forecast/customer-book.ts';
import type { ItemHistory, Purchase } from '../../src/rhythm/purchase-history.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { seededRandom } from './seeded-random.ts';

export interface SimulatedTrade {
  customers: number;
  firstDay: Day;
  /** Exclusive. */
  lastDay: Day;
  /** How often orders come on a day, against a usual one. */
  season?: (day: Day) => number;
  /** Chance that an order was the customer's last. */
  stops?: number;
}

const PRODUCTS = 40;
const LINES = 3;

/** Customers who order at random, each at a tempo of its own between 10 and 90 days, the same in every run. */
export function simulatedTrade(trade: SimulatedTrade): CustomerBook[] {
  const next = seededRandom(20_111);
  return Array.from({ length: trade.customers }, (_, customerId) => {
    const gapDays = 10 * 9 ** next();
    const start = trade.firstDay + Math.floor((next() * (trade.lastDay - trade.firstDay)) / 2);
    return { customerId, industry: null, history: { items: itemsOf(trade, { start, gapDays }, next) } };
  });
}

function itemsOf(
  { lastDay, season = () => 1, stops = 0.02 }: SimulatedTrade,
  { start, gapDays }: { start: Day; gapDays: number },
  next: () => number,
): ItemHistory[] {
  const items = new Map<number, Purchase[]>();
  let isGone = false;
  for (let day = start; day < lastDay && !isGone; day++) {
    if (day > start && next() >= season(day) / gapDays) continue;
    isGone = next() < stops;
    for (let line = 0; line < LINES; line++) {
      const productId = Math.floor(PRODUCTS * next() ** 2);
      const purchases = items.get(productId) ?? [];
      items.set(productId, purchases);
      purchases.push({ day, orderId: day, quantity: 1, amountCents: 1000 });
    }
  }
  return [...items].map(([productId, purchases]) => ({ productId, purchases }));
}
