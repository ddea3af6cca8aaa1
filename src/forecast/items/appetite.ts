import { askForest } from '../forest/ask-forest.ts';
import { type Forest, forestFrom } from '../forest/forest.ts';
import type { Tree } from '../forest/tree.ts';

/** What a customer is about to do, whatever the items; both against the base at that time. */
export interface Appetite {
  /** Log-odds of an order within the horizon. */
  orders: number;
  /** Log of the count of items that will be bought again. */
  items: number;
}

/** Each pair of forests has seen only a part of the customers, so that the others can be told fairly. Plain JSON. */
export interface AppetiteModel {
  folds: readonly { orders: readonly Tree[]; items: readonly Tree[] }[];
}

export type AppetiteForests = readonly { orders: Forest; items: Forest }[];

export function appetiteForests({ folds }: AppetiteModel): AppetiteForests {
  return folds.map(({ orders, items }) => ({ orders: forestFrom(orders), items: forestFrom(items) }));
}

/** The mean of the folds asked. */
export function appetiteOf(forests: AppetiteForests, features: Float32Array): Appetite {
  const mean = { orders: 0, items: 0 };
  for (const { orders, items } of forests) {
    mean.orders += askForest(orders, features) / forests.length;
    mean.items += askForest(items, features) / forests.length;
  }
  return mean;
}
