import { isReturn, type Purchase, type PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';

export const DAYS_OF_YEAR = 365;
/** Half a year, in which whole weeks lie. */
export const HALF_YEAR_DAYS = 182;

/** What one customer bought, as its worth is reckoned from it. */
export interface Spend {
  /** First and last day on which it bought; null for a customer that never did. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** The last 365 days by category, returns taken off; `''` is goods without one. */
  byCategory: Map<string, Cents>;
  /** The last half year, and the same one a year before. */
  recentCents: Cents;
  beforeCents: Cents;
}

export type CategoryOf = (productId: number) => string | null | undefined;

/** Nothing in the history lies on or after `today`. */
export function spendOf({ items }: PurchaseHistory, today: Day, categoryOf: CategoryOf): Spend {
  const spend: Spend = {
    firstDay: null,
    lastDay: null,
    byCategory: new Map(),
    recentCents: 0,
    beforeCents: 0,
  };
  for (const { productId, purchases } of items) {
    noteDays(spend, purchases);
    const yearCents = addUp(spend, purchases, today);
    if (yearCents === 0) continue;
    const category = categoryOf(productId) ?? '';
    spend.byCategory.set(category, (spend.byCategory.get(category) ?? 0) + yearCents);
  }
  return spend;
}

function noteDays(spend: Spend, purchases: readonly Purchase[]): void {
  let first = 0;
  let last = purchases.length - 1;
  while (first <= last && isReturn(purchases[first] as Purchase)) first++;
  while (last >= first && isReturn(purchases[last] as Purchase)) last--;
  if (first > last) return;
  const [from, to] = [(purchases[first] as Purchase).day, (purchases[last] as Purchase).day];
  if (spend.firstDay === null || from < spend.firstDay) spend.firstDay = from;
  if (spend.lastDay === null || to > spend.lastDay) spend.lastDay = to;
}

/** Answers what the last year brought. */
function addUp(spend: Spend, purchases: readonly Purchase[], today: Day): Cents {
  let yearCents = 0;
  let beforeCents = 0;
  let recentCents = 0;
  for (let i = purchases.length - 1; i >= 0; i--) {
    const { day, amountCents } = purchases[i] as Purchase;
    const ago = today - day;
    if (ago > DAYS_OF_YEAR + HALF_YEAR_DAYS) break;
    if (ago <= DAYS_OF_YEAR) yearCents += amountCents;
    else beforeCents += amountCents;
    if (ago <= HALF_YEAR_DAYS) recentCents += amountCents;
  }
  spend.beforeCents += beforeCents;
  spend.recentCents += recentCents;
  return yearCents;
}

/** What makes a year of the days that a young customer has had. */
export function toYear(firstDay: Day, today: Day): number {
  return DAYS_OF_YEAR / Math.min(DAYS_OF_YEAR, Math.max(1, today - firstDay));
}
