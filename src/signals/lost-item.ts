import type { ItemInRhythm } from '../rhythm/customer-rhythm.ts';
import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { elapsedOpenDays } from '../rhythm/elapsed-open-days.ts';
import { chanceWithin } from '../rhythm/interval-forecast.ts';
import { orderDaysOfItem } from '../rhythm/order-days.ts';
import { quietDays } from '../rhythm/quiet-spell.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { LostItem } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** What was dropped longer ago than this is no news to anyone. */
const NEWS_FOR_DAYS = 365;

/** Items that a customer used to buy and stopped buying, while it goes on ordering others and others go on buying them; surest first. */
export function findLostItems(input: SignalCase): LostItem[] {
  const lost: LostItem[] = [];
  for (const item of input.rhythm.items) {
    const signal = findLost(item, input);
    if (signal) lost.push(signal);
  }
  return lost.sort((a, b) => b.strength - a.strength || a.evidence.productId - b.evidence.productId);
}

function findLost(one: ItemInRhythm, input: SignalCase): LostItem | null {
  const { thresholds, closures, trends } = input;
  const { orderDays, usualGapDays, lateAfterDays, firstDay, lastDay } = one.rhythm;
  if (usualGapDays === null || lateAfterDays === null || firstDay === null || lastDay === null) return null;
  if (orderDays < thresholds.lostItemPurchases) return null;
  const least = thresholds.lostItemGaps * usualGapDays;
  if (one.daysSince <= Math.max(least, lateAfterDays)) return null;
  const ordersSince = countOrdersSince(input, lastDay);
  const { productId } = one.item;
  // What the supplier itself took out of the range has not been lost to anybody.
  if (ordersSince < thresholds.lostItemOrdersSince || input.product(productId)?.left) return null;
  // Time without others buying it either, out of season or out of stock, does not count.
  const demand = trends.demandFor({ productId, firstDay, lastDay, purchases: orderDays });
  if (demand * ordersSince < thresholds.lostItemOrdersSince) return null;
  // Asked last: the limit takes many tries.
  const rare = Math.max(least, rareDays(one, input));
  const after = Math.max(rare, lateAfterDays);
  if (demand * one.daysSince <= rare) return null;
  if (one.daysSince <= after || one.daysSince > after + NEWS_FOR_DAYS) return null;
  return {
    kind: 'lost-item',
    startedOn: dayAfterOpenDays(lastDay, Math.floor(after) + 1, closures),
    strength: chanceWithin(one.rhythm, 0, one.daysSince, 0) ?? 0,
    evidence: {
      productId,
      daysSince: one.daysSince,
      usualGapDays,
      purchases: orderDays,
      ordersSince,
    },
  };
}

/** Open days from which so long a pause of the item is rare for how evenly the customer buys it. */
function rareDays(
  { item, rhythm }: ItemInRhythm,
  { closures, base, industry, thresholds }: SignalCase,
): number {
  const { days } = orderDaysOfItem(item, thresholds.mergeOrderDays);
  const gaps = days.slice(1).map((day, i) => Math.max(1, elapsedOpenDays(days[i] as Day, day, closures)));
  const others = base.itemInterval(item.productId, industry)?.interval.usualGapDays;
  return quietDays(gaps, others ?? (rhythm.usualGapDays as number), thresholds.lostItemPerYear);
}

function countOrdersSince({ rhythm }: SignalCase, day: number): number {
  let count = 0;
  for (let i = rhythm.orderDays.length - 1; i >= 0 && (rhythm.orderDays[i] ?? day) > day; i--) count++;
  return count;
}
