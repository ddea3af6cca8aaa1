import { askForestOfAll, type RowBlock } from '../forest/ask-forest.ts';
import { type Forest, forestFrom } from '../forest/forest.ts';
import type { Tree } from '../forest/tree.ts';
import { chanceOf, logOddsOf } from '../learn/chance.ts';
import type { Appetite, AppetiteModel } from './appetite.ts';

/** What was learnt from past outlooks. Plain JSON. */
export interface ItemWeights {
  appetite: AppetiteModel;
  /** Whether an item is bought. */
  bought: readonly Tree[];
  /** Whether it is among what is bought, learnt only from customers who did order. */
  chosen: readonly Tree[];
  /** Log-odds of the whole base that the forests start from. */
  levels: { orders: number; bought: number; chosen: number };
}

export interface ItemForests {
  bought: Forest;
  chosen: Forest;
  levels: ItemWeights['levels'];
}

export function itemForests({ bought, chosen, levels }: ItemWeights): ItemForests {
  return { bought: forestFrom(bought), chosen: forestFrom(chosen), levels };
}

/**
 * Log-odds that each of a customer's items is bought, before calibration. Told in two ways, at once and as "orders, and then chooses
 * it": each errs where the other does not, and the mean errs less.
 */
export function itemScores(
  { bought, chosen, levels }: ItemForests,
  items: RowBlock,
  appetite: Appetite,
): Float64Array {
  const orders = chanceOf(appetite.orders + levels.orders);
  const atOnce = askForestOfAll(bought, items);
  const then = askForestOfAll(chosen, items);
  return atOnce.map((score, item) => {
    const together = orders * chanceOf((then[item] as number) + levels.chosen);
    return (score + levels.bought + logOddsOf(together)) / 2;
  });
}
