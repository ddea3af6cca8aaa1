import type { CustomerBook } from '../../../src/forecast/customer-book.ts';
import type { ItemInRhythm } from '../../../src/rhythm/customer-rhythm.ts';
import { isReturn, type PurchaseHistory } from '../../../src/rhythm/purchase-history.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { findLostItems } from '../../../src/signals/lost-item.ts';
import type { SignalCase } from '../../../src/signals/signal-input.ts';
import { randomFrom } from '../../../src/signals/trends/random-from.ts';
import { atEqualAlarms, type EqualAlarms, type Judged } from './equal-alarms.ts';
import type { Found } from './planted-trends.ts';
import { historyBefore, judgedBase, signalCase } from './signal-case.ts';

/** Of the items that could be lost, this share is: the customer itself must go on ordering. */
const LOST_SHARE = 0.33;
/** An item overdue by more than this many of its gaps may have been lost before. */
const ALIVE_GAPS = 1.5;
const BACK_WITHIN_DAYS = 90;
const PLAIN_GAPS = 2.5;

export interface PlantedLostItems {
  delayDays: number;
  /** Items no longer bought since the day, by customers that ordered again. */
  detected: Found;
  /** Items as they were; null where the file ends too soon to see who came back. Of these the listed ones that were bought again soon. */
  listed: Found | null;
  back: Found | null;
  /** Of the items no longer bought, and wrongly of those that were bought again soon. */
  equal: EqualAlarms | null;
}

/** Takes regular items out of orders from a day on and looks for them so many days later. The plain rule: 2.5 usual gaps. */
export function plantedLostItems(
  books: readonly CustomerBook[],
  { on, delayDays, lastDay }: { on: Day; delayDays: number; lastDay: Day },
): PlantedLostItems {
  const today = on + delayDays;
  const judged = judgedBase(books, today);
  const random = randomFrom(on + delayDays);
  const result: PlantedLostItems = { delayDays, detected: none(), listed: null, back: null, equal: null };
  const [gone, notGone]: [Judged[], Judged[]] = [[], []];
  const seesBack = today + BACK_WITHIN_DAYS <= lastDay + 1;
  if (seesBack) [result.listed, result.back] = [none(), none()];
  for (const { history } of books) {
    const lost = chooseLost(signalCase(historyBefore(history, on), on, judged), random);
    if (lost.size > 0) {
      const without = historyBefore(withoutItems(history, lost, on), today);
      gone.push(...count(result.detected, signalCase(without, today, judged), (id) => lost.has(id)));
    }
    if (!result.listed || !result.back) continue;
    const bought = boughtBetween(history, today, today + BACK_WITHIN_DAYS);
    if (bought.size === 0) continue;
    const one = signalCase(historyBefore(history, today), today, judged);
    count(result.listed, one, () => true);
    notGone.push(...count(result.back, one, (id) => bought.has(id)));
  }
  if (seesBack) result.equal = atEqualAlarms(gone, notGone);
  return result;
}

function none(): Found {
  return { customers: 0, rytmi: 0, plain: 0 };
}

function chooseLost({ rhythm, thresholds }: SignalCase, random: () => number): Set<number> {
  const alive = rhythm.items.filter(
    ({ rhythm: { orderDays, usualGapDays }, daysSince }) =>
      orderDays >= thresholds.lostItemPurchases && daysSince <= ALIVE_GAPS * (usualGapDays ?? 0),
  );
  return new Set(alive.filter(() => random() < LOST_SHARE).map(({ item }) => item.productId));
}

function withoutItems({ items }: PurchaseHistory, lost: ReadonlySet<number>, on: Day): PurchaseHistory {
  return {
    items: items.map((item) =>
      lost.has(item.productId) ? { ...item, purchases: item.purchases.filter(({ day }) => day < on) } : item,
    ),
  };
}

/** Counts the items meant, of a customer that ordered since it last bought them, and how many of them are called lost. */
function count(into: Found, one: SignalCase, isMeant: (productId: number) => boolean): Judged[] {
  const seen: Judged[] = [];
  const called = new Set(findLostItems(one).map(({ evidence }) => evidence.productId));
  const lastOrder = one.rhythm.order.lastDay ?? 0;
  for (const item of one.rhythm.items) {
    const { productId } = item.item;
    if (item.rhythm.orderDays < one.thresholds.lostItemPurchases || !isMeant(productId)) continue;
    if ((item.rhythm.lastDay ?? 0) >= lastOrder) continue;
    into.customers++;
    if (called.has(productId)) into.rytmi++;
    if (isPlainlyLost(item)) into.plain++;
    const gaps = item.rhythm.usualGapDays === null ? 0 : item.daysSince / item.rhythm.usualGapDays;
    seen.push({ rytmi: called.has(productId), plain: gaps });
  }
  return seen;
}

function isPlainlyLost({ rhythm, daysSince }: ItemInRhythm): boolean {
  return rhythm.usualGapDays !== null && daysSince > PLAIN_GAPS * rhythm.usualGapDays;
}

function boughtBetween({ items }: PurchaseHistory, from: Day, to: Day): Set<number> {
  const isBought = (purchase: PurchaseHistory['items'][number]['purchases'][number]) =>
    purchase.day >= from && purchase.day < to && !isReturn(purchase);
  return new Set(items.filter(({ purchases }) => purchases.some(isBought)).map(({ productId }) => productId));
}
