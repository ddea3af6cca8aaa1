import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { isReturn, type PurchaseHistory } from '../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { findComplaints } from '../../../src/signals/complaints.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../src/signals/signal-thresholds.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import type { Found } from './planted-trends.ts';
import { type JudgedBase, judgedBase, signalCase } from './signal-case.ts';

/** Looked at once a week for a year: the window is two weeks, so that nothing is missed. */
const LOOKS = 52;
const DAYS_BETWEEN = 7;
const PLAIN_BASELINE_DAYS = 90;
const BURST_DAYS = [2, 6, 10];

export interface PlantedComplaints {
  /** Weeks looked at by customers (`customers`), and the alarms that began in them; returns as they were, and on any day. */
  real: Found;
  shuffled: Found;
  /** Customers with two, or three, more returns within ten days: alarm within three weeks. */
  two: Found;
  three: Found;
}

/** The plain rule: two in 14 days, and twice what the 90 days before had. A file of orders knows returns, but no complaints. */
export function plantedComplaints(books: readonly CustomerBook[], { on }: { on: Day }): PlantedComplaints {
  const judged = judgedBase(books, on);
  const random = randomFrom(on);
  const result = { real: none(), shuffled: none(), two: none(), three: none() };
  const start = on - LOOKS * DAYS_BETWEEN;
  for (const { history } of books) {
    const [first, last] = endsOf(history);
    if (first >= start || last < start) continue;
    const days = returnDays(history).filter((day) => day >= first && day < on);
    const moved = days.map(() => first + Math.floor(random() * (on - first)));
    const lookAt = (into: Found, returns: readonly Day[], from: Day, looks: number) =>
      countAlarms(into, { first, returns, from, looks, judged });
    lookAt(result.real, days, start, LOOKS);
    lookAt(result.shuffled, moved, start, LOOKS);
    for (const [into, more] of [
      [result.two, 2],
      [result.three, 3],
    ] as const) {
      const found = none();
      lookAt(found, [...moved, ...BURST_DAYS.slice(0, more).map((day) => on + day)], on, 4);
      into.customers++;
      into.rytmi += Math.min(1, found.rytmi);
      into.plain += Math.min(1, found.plain);
    }
  }
  return result;
}

function none(): Found {
  return { customers: 0, rytmi: 0, plain: 0 };
}

interface Watched {
  first: Day;
  returns: readonly Day[];
  from: Day;
  looks: number;
  judged: JudgedBase;
}

function countAlarms(into: Found, { first, returns, from, looks, judged }: Watched): void {
  let wasOn = { rytmi: false, plain: false };
  for (let look = 0; look < looks; look++) {
    const today = from + look * DAYS_BETWEEN;
    const known = returns.filter((day) => day < today);
    into.customers++;
    const isOn = known.length < 2 ? { rytmi: false, plain: false } : alarms(known, first, today, judged);
    for (const rule of ['rytmi', 'plain'] as const) if (isOn[rule] && !wasOn[rule]) into[rule]++;
    wasOn = isOn;
  }
}

function alarms(returns: readonly Day[], first: Day, today: Day, judged: JudgedBase) {
  const order = { day: first, orderId: 1, quantity: 1, amountCents: 1000 };
  const back = [...returns]
    .sort((a, b) => a - b)
    .map((day, i) => ({ day, orderId: 2 + i, quantity: -1, amountCents: -1000 }));
  const history = { items: [{ productId: 1, purchases: [order, ...back] }] };
  const { complaintWindowDays } = DEFAULT_SIGNAL_THRESHOLDS;
  const start = today - complaintWindowDays;
  const recent = returns.filter((day) => day >= start).length;
  const before = returns.filter((day) => day < start && day >= start - PLAIN_BASELINE_DAYS).length;
  return {
    rytmi: findComplaints(signalCase(history, today, judged)) !== null,
    plain: recent >= 2 && recent >= (2 * before * complaintWindowDays) / PLAIN_BASELINE_DAYS,
  };
}

function returnDays({ items }: PurchaseHistory): Day[] {
  const byOrder = new Map<number, Day>();
  for (const { purchases } of items)
    for (const purchase of purchases) if (isReturn(purchase)) byOrder.set(purchase.orderId, purchase.day);
  return [...byOrder.values()];
}

function endsOf({ items }: PurchaseHistory): [Day, Day] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { purchases } of items) {
    for (const { day } of purchases) [first, last] = [Math.min(first, day), Math.max(last, day)];
  }
  return [first, last];
}
