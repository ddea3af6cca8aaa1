import { orderDaysOf } from '../rhythm/order-days.ts';
import type { Day } from '../shared/calendar-day.ts';
import { type BoughtCategory, emptyMemory } from './history-memory.ts';
import type { Widening } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** Who tries many categories comes across one that seems new by chance; fewer than these make nobody surer. */
const LEAST_TRIED = 5;

/** One product category that a customer has taken into regular use. */
interface TakenUp {
  category: string;
  productIds: number[];
  since: Day;
  /** Chance of coming across it as often only now, had nothing changed; for all categories tried together. */
  chance: number;
}

/** New product categories, first bought within the window and then again and again, by a customer that was there before. */
export function findWidening(input: SignalCase): Widening | null {
  const { today, thresholds, rhythm } = input;
  const windowStart = today - thresholds.wideningWindowDays;
  if (rhythm.order.firstDay === null || rhythm.order.firstDay >= windowStart) return null;
  // Asked first: without a new item there is no new category.
  if (!input.history.items.some(({ purchases }) => (purchases[0]?.day ?? windowStart) >= windowStart))
    return null;
  const taken = takenUp(input, windowStart);
  if (taken.length === 0) return null;
  return {
    kind: 'widening',
    startedOn: Math.min(...taken.map(({ since }) => since)),
    strength: 1 - Math.min(...taken.map(({ chance }) => chance)),
    evidence: {
      categories: taken.map(({ category }) => category).sort(),
      productIds: taken.flatMap(({ productIds }) => productIds).sort((a, b) => a - b),
    },
  };
}

function takenUp(input: SignalCase, windowStart: Day): TakenUp[] {
  const { wideningPurchases, wideningChance, mergeOrderDays } = input.thresholds;
  const fresh = newCategories(input, windowStart);
  if (fresh.length === 0) return [];
  const orders = input.rhythm.orderDays.length;
  const before = input.rhythm.orderDays.filter((day) => day < windowStart).length;
  const chanceOf = (purchases: number) =>
    Math.max(LEAST_TRIED, fresh.length) * chanceOfAllLate(purchases, orders - before, orders);
  let enough = wideningPurchases;
  while (enough <= orders - before && chanceOf(enough) > wideningChance) enough++;
  const taken: TakenUp[] = [];
  for (const { category, items } of fresh) {
    const { days } = orderDaysOf(items, mergeOrderDays);
    const since = days[enough - 1];
    if (since === undefined) continue;
    const productIds = items.map((item) => item.productId);
    taken.push({ category, productIds, since, chance: chanceOf(days.length) });
  }
  return taken;
}

/** Chance that purchases fallen upon any of the orders all lie among the `late` last ones. */
function chanceOfAllLate(purchases: number, late: number, orders: number): number {
  let chance = 1;
  for (let i = 0; i < purchases; i++) chance *= Math.max(0, late - i) / Math.max(1, orders - i);
  return chance;
}

/** Those of which nothing was bought before the window. */
function newCategories(input: SignalCase, windowStart: Day): BoughtCategory[] {
  const memory = input.memory ?? emptyMemory();
  memory.categories ??= boughtCategories(input);
  return memory.categories.filter(({ firstDay }) => firstDay >= windowStart);
}

function boughtCategories({ history, product }: SignalCase): BoughtCategory[] {
  const known = new Map<string, BoughtCategory>();
  for (const item of history.items) {
    const category = product(item.productId)?.category ?? null;
    const firstDay = item.purchases[0]?.day;
    if (category === null || firstDay === undefined) continue;
    const before = known.get(category);
    if (before) {
      before.items.push(item);
      before.firstDay = Math.min(before.firstDay, firstDay);
    } else known.set(category, { category, items: [item], firstDay });
  }
  return [...known.values()];
}
