import { type LinearModel, linearScore } from '../learn/linear-model.ts';

/** How features become a chance. Plain JSON. */
export interface OrderWeights {
  /** One for each length of window learnt from; their mean speaks. */
  models: readonly LinearModel[];
  /** Log odds by log of the trade's orders in the window. */
  exposureSlope: number;
  /** Log odds added so that the newest closed windows come out right: for customers with few order days, and for others. */
  levels: { few: number; others: number };
}

/** Order days from which a customer has a rhythm of its own to be judged by. */
export const LEAST_OWN_ORDERS = 3;

/** Log odds of an order in a window of that exposure, for a customer with `count` order days. */
export function orderScore(
  { models, exposureSlope, levels }: OrderWeights,
  row: readonly number[],
  count: number,
  exposure: number,
): number {
  let sum = 0;
  for (const model of models) sum += linearScore(model, row);
  const level = count < LEAST_OWN_ORDERS ? levels.few : levels.others;
  return sum / models.length + exposureSlope * exposure + level;
}
