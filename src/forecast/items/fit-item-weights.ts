import { binRows } from '../forest/bin-rows.ts';
import type { BinnedExamples } from '../forest/binned-examples.ts';
import type { ForestSettings } from '../forest/forest-settings.ts';
import { growForest } from '../forest/grow-forest.ts';
import { chanceLoss } from '../forest/loss.ts';
import type { CustomerSales } from './customer-sales.ts';
import { fitAppetite } from './fit-appetite.ts';
import { gatherRows } from './gather-rows.ts';
import { itemExamples } from './item-examples.ts';
import type { ItemWeights } from './item-weights.ts';
import type { Outlook } from './outlook.ts';

const SETTINGS: Omit<ForestSettings, 'seed'> = {
  trees: 120,
  rate: 0.1,
  leaves: 16,
  leastCurve: 20,
  pull: 20,
  rowShare: 0.6,
  featureShare: 0.3,
};

/** Learns from what came after each outlook; all horizons must have ended. */
export function fitItemWeights(
  all: readonly CustomerSales[],
  outlooks: readonly Outlook[],
  on: number,
): ItemWeights {
  const appetite = fitAppetite(all, outlooks, on);
  const rows = gatherRows(all, outlooks, appetite.unseen, on);
  const columns = binRows(rows.features);
  rows.features.pieces.length = 0;
  const bought = itemExamples(rows, columns, () => true);
  const chosen = itemExamples(rows, columns, (row) => rows.ordered[row] as boolean);
  return {
    appetite: appetite.model,
    bought: growForest(bought, chanceLoss, { ...SETTINGS, seed: 11 }),
    chosen: growForest(chosen, chanceLoss, { ...SETTINGS, seed: 12 }),
    levels: { orders: appetite.level, bought: levelOf(bought), chosen: levelOf(chosen) },
  };
}

/** Where rows start, on the whole. */
function levelOf({ start, weight }: BinnedExamples): number {
  let [sum, all] = [0, 0];
  for (let row = 0; row < start.length; row++) {
    sum += (weight[row] as number) * (start[row] as number);
    all += weight[row] as number;
  }
  return sum / all;
}
