import type { ItemCut } from './item-cut.ts';

const SHOWN = 5;

/**
 * Of the customers who bought something again: hits among the five highest ÷ the most hits there could be (nRec@5). Of equal
 * scores the one bought last goes first, then the one with the lower number.
 */
export function recallAtFive(cut: ItemCut, scores: ArrayLike<number>): number {
  const { pairs, happened } = cut;
  const byCustomer = new Map<number, number[]>();
  for (const [index, { customerId }] of pairs.entries()) {
    const known = byCustomer.get(customerId);
    if (known) known.push(index);
    else byCustomer.set(customerId, [index]);
  }
  const lastDay = (index: number) => pairs[index]?.lastDay ?? 0;
  let [sum, customers] = [0, 0];
  for (const indexes of byCustomer.values()) {
    const rebought = indexes.reduce((count, index) => count + (happened[index] as number), 0);
    if (rebought === 0) continue;
    indexes.sort((a, b) => compare(scores[b], scores[a]) || lastDay(b) - lastDay(a) || a - b);
    const hits = indexes.slice(0, SHOWN).reduce((count, index) => count + (happened[index] as number), 0);
    sum += hits / Math.min(SHOWN, rebought);
    customers += 1;
  }
  return sum / customers;
}

/** Not by subtraction: two endless numbers would give none. */
function compare(a = 0, b = 0): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
