import { chanceOf } from '../learn/chance.ts';
import { lookBack } from './look-back.ts';
import type { OrderLog } from './order-log.ts';
import { LEAST_OWN_ORDERS, type OrderWeights, orderScore } from './order-weights.ts';
import type { TradeBasis } from './trade-basis.ts';
import { paceEnd } from './trade-pace.ts';

/** Windows that have closed only now, as shares of the horizon: short ones, for they are the newest. */
const NEWEST_WINDOWS = [1 / 4, 1 / 3, 1 / 2];
const MOST_STEPS = 25;
/** Rows in doubt that no level needs to move for. */
const STEADY_ROWS = 20;

/**
 * What has changed since the windows the weights were learnt from: how far off they are in the newest ones, each measured by
 * the orders the trade really had in it, so that season is not taken for change.
 */
export function levelsOf(
  weights: OrderWeights,
  logs: readonly OrderLog[],
  basis: TradeBasis,
  horizonDays: number,
): OrderWeights['levels'] {
  const sums = { few: 0, others: 0 };
  for (const share of NEWEST_WINDOWS) {
    const windowDays = Math.round(share * horizonDays);
    const day = paceEnd(basis.pace) - windowDays;
    const look = lookBack(logs, basis, { day, windowDays, horizonDays });
    const scores = look.rows.map((row, i) =>
      orderScore(weights, row, look.counts[i] as number, look.exposure),
    );
    const has = (few: boolean) => (_: unknown, i: number) =>
      (look.counts[i] as number) < LEAST_OWN_ORDERS === few;
    sums.few += shiftOf(scores.filter(has(true)), look.happened.filter(has(true)));
    sums.others += shiftOf(scores.filter(has(false)), look.happened.filter(has(false)));
  }
  return { few: sums.few / NEWEST_WINDOWS.length, others: sums.others / NEWEST_WINDOWS.length };
}

/** The log odds to add to all scores for their chances to sum up to what happened; pulled towards none. */
function shiftOf(scores: readonly number[], happened: readonly number[]): number {
  const total = happened.reduce((sum, one) => sum + one, 0);
  let shift = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    let slope = total - (STEADY_ROWS / 4) * shift;
    let curvature = STEADY_ROWS / 4;
    for (const score of scores) {
      const chance = chanceOf(score + shift);
      slope -= chance;
      curvature += chance * (1 - chance);
    }
    shift += slope / curvature;
  }
  return shift;
}
