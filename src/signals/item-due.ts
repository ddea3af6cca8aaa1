import type { ItemInRhythm } from '../rhythm/customer-rhythm.ts';
import { dayAfterOpenDays } from '../rhythm/day-after-open-days.ts';
import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';
import { usualQuantity } from '../rhythm/usual-quantity.ts';
import type { ItemDue } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** "The coming days" of an item bought twice a year are longer than those of a weekly one. */
const HORIZON_GAPS = 0.5;

/** Items that are likely bought in the coming days and have not been, likeliest first. */
export function findDueItems(input: SignalCase): ItemDue[] {
  const due: ItemDue[] = [];
  for (const item of input.rhythm.items) {
    const signal = findDue(item, input);
    if (signal) due.push(signal);
  }
  return due.sort((a, b) => b.strength - a.strength || a.evidence.productId - b.evidence.productId);
}

function findDue(one: ItemInRhythm, { thresholds, closures, product }: SignalCase): ItemDue | null {
  const { rhythm, daysSince } = one;
  const { usualGapDays, lastDay } = rhythm;
  if (usualGapDays === null || lastDay === null || rhythm.orderDays < thresholds.itemDuePurchases)
    return null;
  const early = usualGapDays - thresholds.itemDueHorizonDays;
  if (daysSince < early || daysSince > thresholds.itemDueUntilGaps * usualGapDays) return null;
  const horizon = Math.max(thresholds.itemDueHorizonDays, HORIZON_GAPS * usualGapDays);
  const probability = chanceWithin(rhythm, daysSince, horizon, NEVER_AGAIN.item) ?? 0;
  if (probability < thresholds.itemDueProbability) return null;
  const productId = one.item.productId;
  return {
    kind: 'item-due',
    startedOn: dayAfterOpenDays(lastDay, Math.max(0, Math.ceil(early)), closures),
    strength: probability,
    evidence: {
      productId,
      dueOn: dayAfterOpenDays(lastDay, usualGapDays, closures),
      daysSince,
      usualGapDays,
      purchases: rhythm.orderDays,
      usualQuantity: usualQuantity(one.item, product(productId)?.packSize ?? 1),
      probability,
      horizonDays: Math.round(horizon),
      source: rhythm.source,
    },
  };
}
