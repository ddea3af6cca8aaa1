import { askForest, type Forest, forestFrom } from '../forest/forest.ts';
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
 * Log-odds that an item is bought, before calibration. Told in two ways, at once and as "orders, and then chooses it": each
 * errs where the other does not, and the mean errs less.
 */
export function itemScore(
  { bought, chosen, levels }: ItemForests,
  row: Float32Array,
  appetite: Appetite,
): number {
  const atOnce = askForest(bought, row) + levels.bought;
  const orders = chanceOf(appetite.orders + levels.orders);
  const then = chanceOf(askForest(chosen, row) + levels.chosen);
  return (atOnce + logOddsOf(orders * then)) / 2;
}
