import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import { isReturn, type PurchaseHistory } from '../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { findComplaints } from '../../../src/signals/complaints.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../src/signals/signal-thresholds.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import { atEqualAlarms, type EqualAlarms, type Judged } from './equal-alarms.ts';
import type { Found } from './planted-trends.ts';
import { type JudgedBase, judgedBase, signalCase } from './signal-case.ts';

/** Looked at once a week for a year: the window is two weeks, so that nothing is missed. */
const LOOKS = 52;
const DAYS_BETWEEN = 7;
const PLAIN_BASELINE_DAYS = 90;
const PLAIN_LEAST = 2;
const BURST_DAYS = [2, 6, 10];
const MORE = { two: 2, three: 3 } as const;
/** Once a week until three weeks after the first. */
const LOOKS_AFTER = 4;

export interface PlantedComplaints {
  /** Weeks looked at by customers (`customers`), and the alarms that began in them; returns as they were, and on any day. */
  real: Found;
  shuffled: Found;
  /** Customers with two, or three, more returns within ten days: alarm within three weeks. */
  two: Found;
  three: Found;
  /** Customers with two, or three, more; and wrongly within a year of those whose returns come on any day. */
  equal: { two: EqualAlarms; three: EqualAlarms };
}

/** The plain rule: two in 14 days, and twice what the 90 days before had. A file of orders knows returns, but no complaints. */
export function plantedComplaints(books: readonly CustomerBook[], { on }: { on: Day }): PlantedComplaints {
  const judged = judgedBase(books, on);
  const random = randomFrom(on);
  const result = { real: none(), shuffled: none(), two: none(), three: none() };
  const seen = { none: [] as Judged[], two: [] as Judged[], three: [] as Judged[] };
  const start = on - LOOKS * DAYS_BETWEEN;
  for (const { history } of books) {
    const [first, last] = endsOf(history);
    if (first >= start || last < start) continue;
    const days = returnDays(history).filter((day) => day >= first && day < on);
    const moved = days.map(() => first + Math.floor(random() * (on - first)));
    const lookAt = (into: Found, returns: readonly Day[], from: Day, looks: number) =>
      countAlarms(into, { first, returns, from, looks, judged });
    lookAt(result.real, days, start, LOOKS);
    seen.none.push(lookAt(result.shuffled, moved, start, LOOKS));
    for (const more of ['two', 'three'] as const) {
      const burst = BURST_DAYS.slice(0, MORE[more]).map((day) => on + day);
      const one = lookAt(none(), [...moved, ...burst], on, LOOKS_AFTER);
      seen[more].push(one);
      result[more].customers++;
      result[more].rytmi += one.rytmi ? 1 : 0;
      result[more].plain += one.plain >= PLAIN_LEAST ? 1 : 0;
    }
  }
  const equal = (more: keyof typeof MORE) => atEqualAlarms(seen[more], seen.none);
  return { ...result, equal: { two: equal('two'), three: equal('three') } };
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

/** The alarms that begin; answers whether there was any, and the strongest that the plain rule would have given. */
function countAlarms(into: Found, { first, returns, from, looks, judged }: Watched): Judged {
  const all: Judged = { rytmi: false, plain: 0 };
  let wasOn = { rytmi: false, plain: false };
  for (let look = 0; look < looks; look++) {
    const today = from + look * DAYS_BETWEEN;
    const known = returns.filter((day) => day < today);
    into.customers++;
    const seen = known.length < 2 ? { rytmi: false, plain: 0 } : alarms(known, first, today, judged);
    const isOn = { rytmi: seen.rytmi, plain: seen.plain >= PLAIN_LEAST };
    for (const rule of ['rytmi', 'plain'] as const) if (isOn[rule] && !wasOn[rule]) into[rule]++;
    all.rytmi ||= seen.rytmi;
    all.plain = Math.max(all.plain, seen.plain);
    wasOn = isOn;
  }
  return all;
}

/** The plain rule's strength is the number of returns, where it is twice what was usual. */
function alarms(returns: readonly Day[], first: Day, today: Day, judged: JudgedBase): Judged {
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
    plain: recent >= (2 * before * complaintWindowDays) / PLAIN_BASELINE_DAYS ? recent : 0,
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
