import { orderDaysOf } from '../rhythm/order-days.ts';
import type { ItemHistory } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Widening } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** One product category that a customer has taken into regular use. */
interface TakenUp {
  category: string;
  productIds: number[];
  since: Day;
}

/** New product categories, first bought within the window and then bought again, by a customer that was there before. */
export function findWidening(input: SignalCase): Widening | null {
  const { today, thresholds, rhythm } = input;
  const windowStart = today - thresholds.wideningWindowDays;
  if (rhythm.order.firstDay === null || rhythm.order.firstDay >= windowStart) return null;
  const taken = takenUp(input, windowStart);
  if (taken.length === 0) return null;
  return {
    kind: 'widening',
    startedOn: Math.min(...taken.map(({ since }) => since)),
    strength: taken.length / (taken.length + 1),
    evidence: {
      categories: taken.map(({ category }) => category).sort(),
      productIds: taken.flatMap(({ productIds }) => productIds).sort((a, b) => a - b),
    },
  };
}

function takenUp(input: SignalCase, windowStart: Day): TakenUp[] {
  const { wideningPurchases, mergeOrderDays } = input.thresholds;
  const taken: TakenUp[] = [];
  for (const [category, items] of newCategories(input, windowStart)) {
    const { days } = orderDaysOf(items, mergeOrderDays);
    const since = days[wideningPurchases - 1];
    if (since !== undefined) taken.push({ category, productIds: items.map((item) => item.productId), since });
  }
  return taken;
}

/** Items by category, for categories of which nothing was bought before the window. */
function newCategories({ history, product }: SignalCase, windowStart: Day): Map<string, ItemHistory[]> {
  const fresh = new Map<string, ItemHistory[]>();
  const old = new Set<string>();
  for (const item of history.items) {
    const category = product(item.productId)?.category ?? null;
    if (category === null || old.has(category)) continue;
    if ((item.purchases[0]?.day ?? windowStart) < windowStart) {
      old.add(category);
      fresh.delete(category);
    } else {
      const known = fresh.get(category);
      if (known) known.push(item);
      else fresh.set(category, [item]);
    }
  }
  return fresh;
}
