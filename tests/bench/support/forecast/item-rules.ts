import type { ItemCut, ItemPair } from './item-cut.ts';

/** What people use without a model; a higher number comes first. */
export const ITEM_RULES = {
  /** Times bought; of equals, the one in the larger share of the customer's orders. */
  frequency: ({ times, orderDays }: ItemPair) => times + times / (orderDays + 1),
  /** Nearness to the day it is due by its own mean gap; what was bought once has none, and comes last. */
  'due rule': ({ times, firstDay, lastDay }: ItemPair, day: number) =>
    times < 2 ? Number.NEGATIVE_INFINITY : -Math.abs(day - lastDay - (lastDay - firstDay) / (times - 1)),
  recency: ({ lastDay }: ItemPair, day: number) => lastDay - day,
} as const;

export type ItemRule = keyof typeof ITEM_RULES;

export function scoreItems(cut: ItemCut, rule: ItemRule): Float64Array {
  return Float64Array.from(cut.pairs, (pair) => ITEM_RULES[rule](pair, cut.day));
}
